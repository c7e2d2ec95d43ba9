//! A text has a number, and nobody's goes under.

use engine::testing::{NOW, both};
use kernel::{Error, Rule};

use super::{LONGEST, SetTerms, Terms, load};
use crate::security::VIEW;
use crate::workspaces::{self, CreateWorkspace};

#[tokio::test]
async fn each_text_has_a_number_and_two_at_once_are_not_one() {
    for db in both(|| vec![crate::module()]).await {
        let optim = workspaces::create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
        let toto = workspaces::create(&db.engine, CreateWorkspace::new("toto", "rescue")).await.unwrap();
        let admin = db.actor(optim).grants(["*"]).cx();
        let now = async |cx: &engine::Cx| load::current(&cx.read(VIEW).unwrap(), cx.actor().workspace).await.unwrap();
        assert_eq!(now(&admin).await, Terms::default());
        let set = |after, body: &str| SetTerms { after, body: body.to_owned() };
        admin.perform(set(0, " Be kind. ")).await.unwrap();
        assert_eq!(now(&admin).await, Terms { number: 1, body: "Be kind.".into(), since: Some(NOW) });
        let (one, two) = tokio::join!(Box::pin(admin.perform(set(1, "A"))), Box::pin(admin.perform(set(1, "B"))));
        let refused = one.and(two).unwrap_err();
        assert_eq!(refused, Error::Conflict { current: 2 });
        assert_eq!(now(&db.actor(toto).grants(["*"]).cx()).await.number, 0);
        let long = admin.perform(set(2, &"x".repeat(LONGEST + 1))).await.unwrap_err();
        assert_eq!(long.of_field("body"), Some(&Rule::TooLong(LONGEST)));
        let nobody = db.actor(optim).grants(["security:view"]).cx().perform(set(2, "")).await.unwrap_err();
        assert_eq!(nobody, Error::Forbidden { needs: "security:edit".into() });
    }
}
