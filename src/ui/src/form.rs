//! What every field of a form shares: its label, its hint, the error beside it, and focus on the first error.
//!
//! `<FormScope id="new-ticket" error>` around a form lets every field below find its own problem by its name.

use crate::button::LinkButton;
use crate::failure::{error_text, error_title, rule_text};
use crate::i18n::use_locale;
use crate::icon::Icon;
use crate::{t, tr};
use kernel::error::Error;
use leptos::context::Provider;
use leptos::html;
use leptos::oco::Oco;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use leptos_router::hooks::use_location;
use wasm_bindgen::{JsCast as _, JsValue};

/// The form around a field.
#[derive(Clone)]
struct Scope {
    id: Oco<'static, str>,
    error: Signal<Option<Error>>,
}

/// Holds a form. An error that names fields shows beside them and moves the focus to the first; another stands above.
#[component]
pub fn FormScope(
    /// Unique on the page; the fields' ids begin with it.
    #[prop(into)]
    id: Oco<'static, str>,
    /// What the server, or `validate()`, said last.
    #[prop(into)]
    error: Signal<Option<Error>>,
    /// The `<form>` or `<ActionForm>`.
    children: Children,
) -> impl IntoView {
    provide_context(Scope { id, error });
    let node = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let (Some(_), Some(form)) = (error.get(), node.get_untracked()) {
            crate::leave::came_back(&form);
        }
        if !matches!(error.get(), Some(Error::Invalid(_))) {
            return;
        }
        // The fields mark themselves in effects of the same turn; look after them.
        request_animation_frame(move || {
            let marked = node
                .get_untracked()
                .and_then(|form| form.query_selector("[aria-invalid=true]:not(:disabled)").ok().flatten());
            if let Some(field) = marked {
                let _ = field.unchecked_into::<web_sys::HtmlElement>().focus();
            }
        });
    });
    view! {
        <div class="form-scope" node_ref=node>
            <div role="alert">{move || error.get().map(|error| view! { <Above error /> })}</div>
            {children()}
        </div>
    }
}

/// Moves the focus to the first field that is marked as wrong, once the fields have marked themselves.
pub fn focus_wrong() {
    request_animation_frame(|| {
        let marked = document().query_selector("[aria-invalid=true]:not(:disabled)").ok().flatten();
        if let Some(field) = marked {
            let _ = field.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
}

/// The same when the page begins, for one that the server answers a form with. Take it in the page's body.
pub fn focus_refused() {
    Effect::new(focus_wrong);
}

/// Whether the browser answers yet. A form that only scripts can send is not offered before: the browser would send it to its own
/// page, and what was typed would be gone.
pub fn use_ready() -> Signal<bool> {
    let ready = RwSignal::new(false);
    Effect::new(move || ready.set(true));
    ready.into()
}

/// Says that a form wants scripts, to whoever has none.
#[component]
pub fn WantsScripts() -> impl IntoView {
    view! { <p class="hint without-scripts">{t!(FORM_WANTS_SCRIPTS)}</p> }
}

/// A part that a form has several times: the ids of its fields get the part's number.
#[component]
pub fn FormPart(
    /// Unique among the parts beside it.
    number: u32,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let around = use_context::<Scope>();
    let id = around.as_ref().map_or("form", |scope| scope.id.as_str());
    let scope =
        Scope { id: format!("{id}-{number}").into(), error: around.map(|scope| scope.error).unwrap_or_default() };
    view! { <Provider value=scope>{children()}</Provider> }
}

/// What no field can say: the record has moved on or is archived, the form was sent before, the server failed.
#[component]
fn Above(error: Error) -> impl IntoView {
    let locale = use_locale();
    let said = match (&error, error.of_field("archived_at"), error.of_field("idempotency_key")) {
        (_, Some(_), _) => view! { <p>{t!(FORM_ARCHIVED)}</p> }.into_any(),
        (_, _, Some(_)) => view! { <p>{t!(FORM_SENT_BEFORE)}</p> }.into_any(),
        (Error::Invalid(_), ..) => return None,
        _ => {
            let (title, text) = (error.clone(), error.clone());
            view! {
                <p>
                    <strong>{move || error_title(locale.get(), &title)}</strong>
                    " "
                    {move || error_text(locale.get(), &text)}
                </p>
            }
            .into_any()
        }
    };
    // Loads the page anew, with the record as it is now.
    let again = matches!(error, Error::Conflict { .. }).then(|| {
        let path = use_location().pathname;
        view! { <LinkButton label=t!(ACTION_RELOAD) icon="refresh-cw" href=path attr:rel="external" /> }
    });
    Some(view! { <div class="notice error"><Icon name="circle-alert" /> {said} {again}</div> })
}

/// The attributes that tie a control to its label, hint and error.
#[derive(Clone)]
pub struct Ties {
    /// Of the control.
    pub id: String,
    /// The sentence beside it, if its value breaks a rule.
    pub error: Signal<Option<String>>,
    hinted: bool,
}

impl Ties {
    /// For the field `name` of the form around; `error` says its own problem where there is no such form.
    pub fn new(name: &str, error: Option<Signal<Option<String>>>, hinted: bool) -> Self {
        let (scope, locale) = (use_context::<Scope>(), use_locale());
        let id = format!("{}-{name}", scope.as_ref().map_or("field", |scope| scope.id.as_str()));
        let (field, of_form) = (name.to_owned(), scope.map(|scope| scope.error));
        let error = Signal::derive(move || {
            error.and_then(|error| error.get()).or_else(|| {
                let error = of_form?.get()?;
                error.of_field(&field).map(|rule| rule_text(locale.get(), rule))
            })
        });
        Self { id, error, hinted }
    }

    /// For `aria-invalid`.
    pub fn invalid(&self) -> impl Fn() -> Option<&'static str> + Send + Sync + 'static {
        let error = self.error;
        move || error.with(Option::is_some).then_some("true")
    }

    /// For `aria-describedby`.
    pub fn described(&self) -> impl Fn() -> Option<String> + Send + Sync + 'static {
        let Self { id, error, hinted } = self.clone();
        move || match (hinted, error.with(Option::is_some)) {
            (true, true) => Some(format!("{id}-hint {id}-error")),
            (true, false) => Some(format!("{id}-hint")),
            (false, true) => Some(format!("{id}-error")),
            (false, false) => None,
        }
    }
}

/// Label above, hint and error below a control that carries `ties`.
#[component]
pub fn Field(
    /// Of the control inside.
    ties: Ties,
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// How to answer.
    #[prop(optional_no_strip)]
    hint: Option<TextProp>,
    /// Says that it may be left empty.
    #[prop(optional)]
    optional: bool,
    /// The control.
    children: Children,
) -> impl IntoView {
    let Ties { id, error, .. } = ties;
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <div class="field">
            <label for=id>
                {move || label.get()}
                {optional.then(|| view! { <span class="optional">{move || tr!(OPTIONAL)}</span> })}
            </label>
            {children()}
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{move || hint.get()}</p> })}
            <p class="field-error" id=error_id hidden=move || error.with(Option::is_none)>
                <Icon name="circle-alert" />
                {move || error.get()}
            </p>
        </div>
    }
}

/// Keeps a signal and the value of a control equal. What was typed before the browser took over is kept.
pub(crate) fn follow<E>(node: NodeRef<E>, value: RwSignal<String>)
where
    E: html::ElementType + 'static,
    E::Output: wasm_bindgen::JsCast + Clone + 'static,
{
    Effect::new(move |before: Option<()>| {
        let name = JsValue::from_str("value");
        let (wanted, Some(element)) = (value.get(), node.get()) else { return };
        let Some(shown) = js_sys::Reflect::get(element.as_ref(), &name).ok().and_then(|shown| shown.as_string()) else {
            return;
        };
        if shown == wanted {
            return;
        }
        // An empty control may be a list that has not come yet; it does not overrule the signal.
        if before.is_none() && !shown.is_empty() {
            value.set(shown);
        } else {
            let _ = js_sys::Reflect::set(element.as_ref(), &name, &JsValue::from_str(&wanted));
        }
    });
}
