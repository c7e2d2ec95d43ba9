//! What an admin may do for a member's sign-in, on the member's page.

use kernel::id::MemberId;
use leptos::prelude::*;
use ui::prelude::*;

use super::{SendPasswordReset, UnlockMember};
use crate::gate::use_runner;

/// *Send password reset* and *Unlock sign-in*.
#[component]
pub fn SignInActions(member: MemberId) -> impl IntoView {
    let (runner, sent, unlocked) = (use_runner(), t!(RESET_MAILED), t!(MEMBERS_UNLOCKED));
    let reset = move |_| runner.say(SendPasswordReset { member }, sent(), || ());
    let unlock = move |_| runner.say(UnlockMember { member }, unlocked(), || ());
    view! {
        <Button label=t!(RESET_MAIL) icon="key-round" on_click=reset />
        <Button label=t!(MEMBERS_UNLOCK) icon="lock-open" reason=t!(MEMBERS_UNLOCK_WHY) on_click=unlock />
    }
}
