//! The form of a customer: every field, its error beside it, and what to do when saving is refused.

use access::gate;
use access::shell::use_shell;
use kernel::id::MemberId;
use kernel::{Error, tax_id};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use ui::prelude::*;
use ui::table::{Pick, Picked, Picker};

use super::{CustomerFields, CustomerStatus, Tier};

/// A customer while it is being typed.
#[derive(Clone, Copy)]
pub struct Draft {
    name: RwSignal<String>,
    email: RwSignal<String>,
    tax_id: RwSignal<String>,
    tier: RwSignal<String>,
    status: RwSignal<String>,
    region: RwSignal<String>,
    owner: RwSignal<Picked>,
    notes: RwSignal<String>,
    tags: RwSignal<String>,
}

impl Draft {
    pub fn new(fields: CustomerFields, owner_name: Option<String>) -> Self {
        let CustomerFields { name, email, tax_id, tier, status, region, owner, notes, tags } = fields;
        Self {
            name: RwSignal::new(name),
            email: RwSignal::new(email),
            tax_id: RwSignal::new(tax_id::display(&tax_id)),
            tier: RwSignal::new(tier.name().to_owned()),
            status: RwSignal::new(status.name().to_owned()),
            region: RwSignal::new(region),
            owner: RwSignal::new(owner.map(|owner| (owner.0, owner_name.unwrap_or_default()))),
            notes: RwSignal::new(notes),
            tags: RwSignal::new(tags.join(", ")),
        }
    }

    /// As typed so far.
    fn fields(self) -> CustomerFields {
        CustomerFields {
            name: self.name.get_untracked(),
            email: self.email.get_untracked(),
            tax_id: self.tax_id.get_untracked(),
            tier: Tier::from_name(&self.tier.get_untracked()).unwrap_or(Tier::Standard),
            status: CustomerStatus::from_name(&self.status.get_untracked()).unwrap_or(CustomerStatus::Active),
            region: self.region.get_untracked(),
            owner: self.owner.get_untracked().map(|(id, _)| MemberId(id)),
            notes: self.notes.get_untracked(),
            tags: split_tags(&self.tags.get_untracked()),
        }
    }
}

/// The form. Nothing typed is lost when saving is refused.
#[component]
pub fn CustomerForm(
    draft: Draft,
    /// Sends what was typed.
    #[prop(into)]
    save: Callback<CustomerFields>,
    /// An answer is awaited.
    #[prop(into)]
    pending: Signal<bool>,
    /// Why it was refused.
    error: Signal<Option<Error>>,
    /// What saving is called.
    #[prop(into)]
    label: TextProp,
    /// Where giving up leads.
    back: Signal<String>,
) -> impl IntoView {
    // Before the browser has taken over, pressing the button would send the form nowhere.
    let ready = use_ready();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !pending.get_untracked() {
            save.run(draft.fields());
        }
    };
    view! {
        <FormScope id="customer" error>
            <Drafts id="customer" />
            <form class="form" novalidate on:submit=submit>
                <Inputs draft />
                <div class="form-actions">
                    <WantsScripts />
                    <LinkButton label=t!(ACTION_CANCEL) href=back />
                    <Button label look=Look::Primary kind="submit" busy=pending disabled=Signal::derive(move || !ready.get()) />
                </div>
            </form>
        </FormScope>
    }
}

#[component]
fn Inputs(draft: Draft) -> impl IntoView {
    let tiers = choice_options("customers", "tier", Tier::CHOICES);
    let me = use_shell().with_untracked(|shell| Some((shell.member.0, shell.user.clone())));
    let statuses = choice_options("customers", "status", CustomerStatus::CHOICES);
    view! {
        <TextInput name="name" label=t!(CUSTOMERS_FIELD_NAME) value=draft.name required=true max=200 />
        <div class="form-row">
            <TextInput name="email" kind="email" label=t!(CUSTOMERS_FIELD_EMAIL) value=draft.email optional=true max=254 />
            <TextInput
                name="tax_id"
                label=t!(CUSTOMERS_FIELD_TAX_ID)
                value=draft.tax_id
                hint=t!(CUSTOMERS_TAX_ID_HINT)
                optional=true
                max=20
            />
        </div>
        <div class="form-row">
            <Select name="tier" label=t!(CUSTOMERS_FIELD_TIER) options=tiers value=draft.tier required=true />
            <Select name="status" label=t!(CUSTOMERS_FIELD_STATUS) options=statuses value=draft.status required=true />
        </div>
        <div class="form-row">
            <TextInput name="region" label=t!(CUSTOMERS_FIELD_REGION) value=draft.region optional=true max=100 />
            <Picker
                name="owner"
                label=t!(CUSTOMERS_FIELD_OWNER)
                resource="members"
                pick=Pick::new(gate::pick)
                value=draft.owner
                none=t!(CUSTOMERS_NO_OWNER)
                me
                hint=t!(CUSTOMERS_OWNER_HINT)
            />
        </div>
        <TagsInput name="tags" label=t!(CUSTOMERS_FIELD_TAGS) value=draft.tags />
        <TextArea name="notes" label=t!(CUSTOMERS_FIELD_NOTES) value=draft.notes optional=true max=10_000 rows=6 />
    }
}
