//! A request's context: who asks, and the two doors.

use std::net::IpAddr;
use std::sync::Arc;

use kernel::{Actor, Command, Grants, Permission, Result, Time};

use crate::command::{self, Performed, Run};
use crate::{Engine, Read};

/// Milliseconds for which a password or factor that was given counts.
const FRESH: i64 = 10 * 60_000;

/// When the caller last proved who they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proof {
    /// The program itself: nobody there to ask.
    #[default]
    NotAsked,
    /// A browser's session, in which a password or factor was given then.
    At(Time),
}

/// Who asks, of which engine, under which correlation id.
#[derive(Clone, Debug)]
pub struct Cx {
    engine: Engine,
    actor: Arc<Actor>,
    request: Arc<Request>,
    proof: Proof,
}

/// Who asked in which request, kept longer than the engine is held for it.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub(crate) actor: Arc<Actor>,
    request: Arc<Request>,
}

impl Origin {
    pub(crate) fn cx(&self, engine: &Engine) -> Cx {
        let (actor, request) = (self.actor.clone(), self.request.clone());
        Cx { engine: engine.clone(), actor, request, proof: Proof::default() }
    }
}

/// What is known of the request itself.
#[derive(Debug)]
struct Request {
    correlation: String,
    address: Option<IpAddr>,
}

impl Cx {
    pub(crate) fn new(engine: Engine, actor: Arc<Actor>, correlation: String) -> Self {
        let request = Arc::new(Request { correlation, address: None });
        Self { engine, actor, request, proof: Proof::default() }
    }

    /// The same caller, as somebody at a browser who gave a password or factor `at` that time.
    #[must_use]
    pub fn proven(self, at: Time) -> Self {
        Self { proof: Proof::At(at), ..self }
    }

    /// The same caller, asking from that address.
    #[must_use]
    pub fn calling_from(self, address: IpAddr) -> Self {
        let request = Request { correlation: self.request.correlation.clone(), address: Some(address) };
        Self { request: Arc::new(request), ..self }
    }

    /// Somebody else, or with other grants, in the same request: its address and correlation id stay.
    #[must_use]
    pub fn acting(&self, actor: Actor) -> Self {
        let (engine, request) = (self.engine.clone(), Arc::clone(&self.request));
        Self { engine, actor: Arc::new(actor), request, proof: Proof::default() }
    }

    pub(crate) fn origin(&self) -> Origin {
        Origin { actor: self.actor.clone(), request: self.request.clone() }
    }

    /// The same caller, who may `grants` beside what they hold: for what is theirs whatever their role says.
    #[must_use]
    pub fn holding(self, grants: Grants) -> Self {
        let grants = self.actor.grants.clone().and(grants);
        Self { actor: Arc::new(Actor { grants, ..(*self.actor).clone() }), ..self }
    }

    /// From where the caller asks; nowhere for the program itself.
    pub fn address(&self) -> Option<IpAddr> {
        self.request.address
    }

    /// Whether a command that asks for a password or factor may run without asking.
    pub fn is_confirmed(&self) -> bool {
        match self.proof {
            Proof::NotAsked => true,
            Proof::At(at) => self.now().0 - at.0 < FRESH,
        }
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The id under which the log and the audit log know this request.
    pub fn correlation(&self) -> &str {
        &self.request.correlation
    }

    pub fn now(&self) -> Time {
        self.engine.clock().now()
    }

    /// The door for reading: data as far as `permission` reaches.
    ///
    /// # Errors
    /// `Forbidden` when the caller does not hold it, which the audit log is told of.
    pub fn read(&self, permission: Permission) -> Result<Read> {
        match self.actor.reach(permission) {
            Ok(reach) => Ok(Read::new(self.clone(), reach)),
            Err(denied) => {
                self.engine.inner().access_log.refused(self, permission);
                Err(denied)
            }
        }
    }

    /// The same for what a page leaves out when its reader may not see it: nobody tried anything.
    pub fn read_if(&self, permission: Permission) -> Option<Read> {
        Some(Read::new(self.clone(), self.actor.grants.reach(permission)?))
    }

    /// The door for changing: the whole walk, once.
    ///
    /// # Errors
    /// Whatever the walk meets first: `Forbidden`, `Invalid`, `NotFound`, `Conflict`, `Unavailable`, `Internal`.
    pub async fn perform<C: Run>(&self, command: C) -> Result<C::Output> {
        command::walk(self, command, None).await.map(|performed| performed.output)
    }

    /// The same with an idempotency key: the second call with the same key and command changes nothing and gets the
    /// first one's answer.
    ///
    /// # Errors
    /// As `perform`, and `Invalid` on `idempotency_key` when the key was used for something else.
    pub async fn perform_once<C: Run>(&self, command: C, key: &str) -> Result<Performed<C::Output>> {
        command::walk(self, command, Some(key)).await
    }

    /// Whether the caller could run `C` on something.
    pub fn may_perform<C: Command>(&self) -> bool {
        self.actor.may(C::NEEDS)
    }
}

#[cfg(test)]
mod tests {
    use kernel::id::WorkspaceId;
    use kernel::{Grants, Uuid};

    use crate::testing::TestDb;

    #[tokio::test]
    async fn whoever_acts_within_a_request_has_its_address_and_id() {
        let db = TestDb::sqlite(Vec::new()).await;
        let caller =
            db.engine.as_system(WorkspaceId(Uuid::from_u128(1)), "request").calling_from([192, 0, 2, 7].into());
        let system = caller.acting(db.actor(WorkspaceId(Uuid::from_u128(2))).cx().actor().clone());
        for cx in [system, caller.clone().holding(Grants::new(["*"])), caller.origin().cx(&db.engine)] {
            assert_eq!((cx.correlation(), cx.address()), ("request", caller.address()));
        }
    }
}
