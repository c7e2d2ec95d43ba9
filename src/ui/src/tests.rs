//! What the components render on the server: complete without scripts, and without inline styles, which the content
//! policy forbids.

use crate::prelude::*;
use kernel::choice::{Choice, Tone};
use kernel::error::{Error, Rule};
use kernel::time::{Time, Zone};
use leptos::prelude::*;

static ON_HOLD: Choice = Choice { name: "on_hold", rank: 3, tone: Tone::Neutral, icon: "circle-pause" };

/// The HTML of what `page` renders for a reader of `locale`.
fn html<V: IntoView>(locale: Locale, page: impl FnOnce() -> V) -> String {
    Owner::new().with(|| {
        crate::i18n::provide_locale(RwSignal::new(locale));
        provide_clock(Time(1_795_262_700_000), Zone::utc());
        provide_toasts();
        page().into_view().to_html()
    })
}

#[test]
fn a_field_is_tied_to_its_label_and_its_error() {
    let page = html(Locale::En, || {
        let error = Signal::stored(Some(Error::invalid("title", Rule::TooLong(500))));
        view! {
            <FormScope id="new" error>
                <TextInput name="title" label="Title" hint="Short" required=true />
                <Select name="status" label="Status" initial="on_hold" options=choice_options("tickets", "status", std::slice::from_ref(&ON_HOLD)) />
            </FormScope>
        }
    });
    assert!(page.contains("Use at most 500 characters."), "{page}");
    assert!(page.contains("aria-describedby=\"new-title-hint new-title-error\""), "{page}");
    assert!(page.contains("aria-invalid=\"true\""), "{page}");
    assert!(page.contains("On hold"), "{page}");
    assert!(page.contains("id=\"new-status\""), "{page}");
}

#[test]
fn an_error_says_what_happened_and_its_reference() {
    let error = Error::Internal { reference: "K3-9".into() };
    let page = html(Locale::PtBr, || view! { <Failure error retry=Callback::new(|()| ()) /> });
    assert!(page.contains("K3-9") && page.contains("Tentar de novo"), "{page}");
    let gone = html(Locale::Es, || view! { <Failure error=Error::NotFound retry=Callback::new(|()| ()) /> });
    assert!(gone.contains("Aquí no hay nada") && !gone.contains("Reintentar"), "{gone}");
}

#[test]
fn nothing_renders_inline_styles() {
    let page = html(Locale::Es, || {
        let chosen = RwSignal::new("reply".to_owned());
        view! {
            <PageHead title=t!(TICKETS_TITLE)>
                <Button label=t!(TICKETS_NEW) icon="plus" look=Look::Primary />
                <LinkButton label="Import" href="/import" />
            </PageHead>
            <Breadcrumbs crumbs=vec![Crumb::link("Optim", "/optim"), Crumb::here("Tickets")] />
            <Menu label="Theme" icon="moon" compact=true end=true>
                <MenuItem label="Dark" icon="moon" current=true />
                <MenuLink label="Home" href="/" icon="house" />
            </Menu>
            <Menu label="Account" face=|| view! { <Avatar name="Ana Souza" /> } compact=true>"…"</Menu>
            <Dialog open=RwSignal::new(false) title="New">"kept for later"</Dialog>
            <Tabs label="Parts"><Tab label="All" href="?" current=true count="3" /></Tabs>
            <Segments label="Kind">
                <Segment name="kind" value="reply" label="Reply" chosen icon="reply" />
                <Segment name="kind" value="note" label="Note" chosen />
            </Segments>
            <TextArea name="text" label="Text" initial="</textarea><b>" />
            <TagsInput name="tags" label="Tags" initial=vec!["a".into(), "b".into()] />
            <Check name="archived" label="Archived" switch=true />
            <ChoiceBadge resource="tickets" field="status" value=&ON_HOLD />
            <Badge tone=Tone::Red icon="flame" label="Late" />
            <RelativeTime time=Time(1_795_262_100_000) />
            <Day time=Time(1_795_262_100_000) />
            <EmptyState icon="inbox" title="None" text="Yet"><span>"step"</span></EmptyState>
            <Skeleton rows=3 />
            <ToastArea />
            <ChartView title="A day" option=ChartOption::default() table=ChartTable { head: vec!["Day".into(), "n".into()], rows: vec![vec!["1".into(), "2".into()]] } />
        }
    });
    assert!(!page.contains("style="), "{page}");
    assert!(page.contains("hace 10 minutos") && page.contains("datetime=\"2026-11-21T11:55:00Z\""), "{page}");
    assert!(page.contains("En espera") && page.contains("value=\"a, b\""), "{page}");
    assert!(!page.contains("</textarea><b>"), "{page}");
    assert!(!page.contains("kept for later"), "a closed dialog holds nothing: {page}");
    assert!(page.contains("Separa las etiquetas con comas."), "{page}");
}
