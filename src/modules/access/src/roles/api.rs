//! What the page of roles asks the server.

use kernel::Error;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::{Foreseen, Matrix, RoleGrants};

/// Every role and every permission.
///
/// # Errors
/// `Forbidden` for who may not view roles, and those of the gate.
#[server(input = Json)]
pub async fn load_matrix(workspace: String) -> Result<Matrix, Error> {
    super::load::matrix(&crate::gate::cx(&workspace).await?.read(super::VIEW)?).await
}

/// Who would gain and lose what; nothing is changed.
///
/// # Errors
/// `Forbidden` for who may not edit roles, and those of the gate.
#[server(input = Json)]
pub async fn foresee_grants(workspace: String, changes: Vec<RoleGrants>) -> Result<Vec<Foreseen>, Error> {
    super::foresee::foresee(&crate::gate::cx(&workspace).await?.read(super::EDIT)?, &changes).await
}
