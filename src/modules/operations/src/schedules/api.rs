//! What the page of schedules asks the server.

use kernel::Error;
use kernel::job::ScheduleSheet;
use leptos::prelude::*;
use server_fn::codec::Json;

/// Every schedule of the workspace.
///
/// # Errors
/// `Forbidden` without `jobs:view`, and those of the gate.
#[server(input = Json)]
pub async fn load_schedules(workspace: String) -> Result<Vec<ScheduleSheet>, Error> {
    let cx = access::gate::cx(&workspace).await?;
    engine::jobs::schedules(&cx.read(kernel::job::VIEW)?).await
}
