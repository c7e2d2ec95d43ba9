//! The menu of a list's views, beside its title. Which view is shown stands in the address (`view`); whatever else stands there
//! is compared with what was kept, so that a changed view says so.

use kernel::{Error, ListQuery, Result, Schema};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Redirect;
use leptos_router::hooks::{use_location, use_navigate};
use ui::prelude::*;
use ui::table::{pairs, parse};

use super::api::{drop_view, keep_view, load_views};
use super::{RemoveView, SaveView, SavedView, Sharing, ViewFields, Views};
use crate::gate::use_runner;
use crate::shell::use_shell;

/// What is being kept: a new view, or one that there is.
#[derive(Clone)]
struct Keeping {
    view: Option<SavedView>,
    fields: ViewFields,
}

/// What the parts of the menu share.
#[derive(Clone, Copy)]
struct Menus {
    schema: &'static Schema,
    here: Here,
    path: Memo<String>,
    /// The question of the address, without view and cursor.
    asked: Memo<ListQuery>,
    /// The view that the address names.
    named: Memo<Option<String>>,
    again: RwSignal<u64>,
    keeping: RwSignal<Option<Keeping>>,
    open: RwSignal<bool>,
}

impl Menus {
    /// Where a view leads.
    fn href(self, view: &SavedView) -> String {
        let joint = if view.fields.query.is_empty() { "?" } else { "&" };
        format!("{}{}{joint}view={}", self.path.get(), view.fields.query, view.id)
    }

    fn is_modified(self, view: &SavedView) -> bool {
        let kept = parse(self.schema, pairs(&view.fields.query)).unwrap_or_default();
        self.asked.with(|asked| *asked != bare(kept))
    }

    fn keep(self, view: Option<SavedView>, fields: ViewFields) {
        self.keeping.set(Some(Keeping { view, fields }));
        self.open.set(true);
    }

    fn current(self, views: &Views) -> Option<SavedView> {
        let named = self.named.get()?;
        views.views.iter().find(|view| view.id.to_string() == named).cloned()
    }
}

fn bare(query: ListQuery) -> ListQuery {
    ListQuery { view: None, ..query.first_page() }
}

/// The views of a list; without one it opens with the view that is meant for that.
#[component]
pub fn ViewMenu(schema: &'static Schema) -> impl IntoView {
    let (here, location, again) = (use_here(), use_location(), RwSignal::new(0_u64));
    let views = Data::new(
        move || (here.workspace(), again.get()),
        move |(workspace, _)| load_views(workspace, schema.name.to_owned()),
    );
    // While another page takes over, the address is that page's already.
    let first = location.pathname.get_untracked();
    let path = Memo::new(move |_| first.clone());
    let read = move |before: Option<ListQuery>| {
        let ours = location.pathname.with(|now| path.with(|path| now == path));
        if !ours {
            return before.unwrap_or_default();
        }
        location.search.with(|search| parse(schema, pairs(search)).unwrap_or_default())
    };
    let whole = Memo::new(move |before: Option<&ListQuery>| read(before.cloned()));
    let asked = Memo::new(move |_| bare(whole.get()));
    let named = Memo::new(move |_| whole.with(|query| query.view.clone()));
    let (keeping, open) = (RwSignal::new(None), RwSignal::new(false));
    let menus = Menus { schema, here, path, asked, named, again, keeping, open };
    let untouched = location.search.with_untracked(String::is_empty);
    let menu = move || {
        Suspend::new(async move {
            let views = views.await.unwrap_or_default();
            let opening = views.opening().filter(|_| untouched).map(|view| untrack(|| menus.href(view)));
            view! {
                {opening.map(|path| view! { <Redirect path options=NavigateOptions { replace: true, ..NavigateOptions::default() } /> })}
                {shown(menus, views)}
            }
        })
    };
    view! {
        <Transition fallback=|| ()>{menu}</Transition>
        <Dialog open title=move || dialog_title(keeping)>
            {move || keeping.get().map(|keeping| view! { <KeepForm menus keeping views /> })}
        </Dialog>
    }
}

fn icon_of(sharing: Sharing) -> &'static str {
    Sharing::CHOICES.iter().find(|choice| choice.rank == sharing.rank()).map_or("lock", |choice| choice.icon)
}

fn dialog_title(keeping: RwSignal<Option<Keeping>>) -> String {
    if keeping.with(|keeping| keeping.as_ref().is_some_and(|keeping| keeping.view.is_some())) {
        tr!(VIEWS_EDIT)
    } else {
        tr!(VIEWS_NEW)
    }
}

fn shown(menus: Menus, views: Views) -> AnyView {
    let may = use_shell().with_untracked(|shell| !shell.looking);
    let held = StoredValue::new(views.clone());
    let current = Memo::new(move |_| held.with_value(|views| menus.current(views)));
    let modified = Memo::new(move |_| current.with(|view| view.as_ref().is_some_and(|view| menus.is_modified(view))));
    let label = move || {
        let name = current.with(|view| view.as_ref().map(|view| view.fields.name.clone()));
        let name = name.unwrap_or_else(|| tr!(VIEWS_ALL));
        if modified.get() { tr!(VIEWS_MODIFIED, name = name) } else { name }
    };
    let all = move || format!("{}?view=all", menus.path.get());
    let (runner, toasts) = (use_runner(), use_toasts());
    let (saved, removed) = (t!(VIEWS_SAVED), t!(VIEWS_REMOVED));
    let save = move |_| {
        let Some(SavedView { id, version, fields, .. }) = current.get_untracked() else { return };
        let fields = ViewFields { query: menus.asked.get_untracked().address(), ..fields };
        let view = SaveView { resource: menus.schema.name.to_owned(), view: Some((id, version)), fields };
        let (workspace, saved) = (menus.here.workspace(), saved());
        runner.call(
            move || keep_view(workspace.clone(), view.clone()),
            move |answer| {
                match answer {
                    Ok(_) => toasts.success(saved),
                    Err(error) => toasts.failed(&error),
                }
                menus.again.update(|count| *count += 1);
            },
        );
    };
    let remove = move |_| {
        let Some(SavedView { id, version, .. }) = current.get_untracked() else { return };
        let (workspace, removed, resource) = (menus.here.workspace(), removed(), menus.schema.name);
        runner.call(
            move || drop_view(workspace.clone(), resource.to_owned(), RemoveView { view: id, version }),
            move |answer| {
                match answer {
                    Ok(()) => toasts.success(removed),
                    Err(error) => toasts.failed(&error),
                }
                menus.again.update(|count| *count += 1);
            },
        );
    };
    let new = move |_| {
        let query = menus.asked.get_untracked().address();
        let fields = ViewFields { name: String::new(), query, sharing: Sharing::Private, team: None, opens: false };
        menus.keep(None, fields);
    };
    let edit = move |_| {
        if let Some(view) = current.get_untracked() {
            menus.keep(Some(view.clone()), view.fields);
        }
    };
    let mine = move || may && current.with(|view| view.as_ref().is_some_and(|view| view.mine));
    let one = move |view: SavedView| {
        let icon = icon_of(view.fields.sharing);
        let (name, opens, id) = (view.fields.name.clone(), view.fields.opens, view.id);
        let here = move || current.with(|view| view.as_ref().is_some_and(|view| view.id == id)).then_some("true");
        view! {
            <a class="menu-item" href=move || menus.href(&view) aria-current=here>
                <Icon name=icon />
                <span dir="auto">{name}</span>
                {opens.then(|| view! { <Icon name="star" /> <span class="visually-hidden">{t!(VIEWS_OPENS)}</span> })}
            </a>
        }
    };
    let list = views.views.into_iter().map(one).collect_view();
    view! {
        <div class="views">
            <Menu label icon="layers">
                <a class="menu-item" href=all aria-current=move || current.with(Option::is_none).then_some("true")>
                    <Icon name="list" />
                    <span>{t!(VIEWS_ALL)}</span>
                </a>
                {list}
                {may.then(|| view! {
                    <hr />
                    <Show when=move || mine() && modified.get()>
                        <MenuItem label=t!(VIEWS_SAVE) icon="save" on_click=save />
                    </Show>
                    <Show when=move || modified.get()>
                        <a class="menu-item" href=move || current.get().map(|view| menus.href(&view))>
                            <Icon name="rotate-ccw" />
                            <span>{t!(ACTION_RESET)}</span>
                        </a>
                    </Show>
                    <MenuItem label=t!(VIEWS_NEW) icon="plus" on_click=new />
                    <Show when=mine>
                        <MenuItem label=t!(VIEWS_EDIT) icon="pencil" on_click=edit />
                        <MenuItem label=t!(VIEWS_REMOVE) icon="trash-2" on_click=remove />
                    </Show>
                })}
            </Menu>
        </div>
    }
    .into_any()
}

#[component]
fn KeepForm(menus: Menus, keeping: Keeping, views: Data<Views>) -> impl IntoView {
    let Keeping { view, fields } = keeping;
    let Views { may_share, teams, .. } = views.get_untracked().and_then(Result::ok).unwrap_or_default();
    let (name, sharing) = (RwSignal::new(fields.name), RwSignal::new(fields.sharing.name().to_owned()));
    let team = RwSignal::new(fields.team.map(|team| team.to_string()).unwrap_or_default());
    let opens = RwSignal::new(fields.opens);
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let (runner, toasts, navigate, saved) = (use_runner(), use_toasts(), use_navigate(), t!(VIEWS_SAVED));
    let query = fields.query;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let fields = ViewFields {
            name: name.get_untracked(),
            query: query.clone(),
            sharing: Sharing::from_name(&sharing.get_untracked()).unwrap_or(Sharing::Private),
            team: team.get_untracked().parse().ok().map(kernel::id::TeamId),
            opens: opens.get_untracked(),
        };
        let command = SaveView {
            resource: menus.schema.name.to_owned(),
            view: view.as_ref().map(|view| (view.id, view.version)),
            fields,
        };
        if let Err(wrong) = kernel::Command::validate(&command) {
            return error.set(Some(wrong));
        }
        busy.set(true);
        let (workspace, saved, navigate, fields) =
            (menus.here.workspace(), saved(), navigate.clone(), command.fields.clone());
        runner.call(
            move || keep_view(workspace.clone(), command.clone()),
            move |answer| {
                busy.set(false);
                match answer {
                    Ok(id) => {
                        toasts.success(saved);
                        menus.open.set(false);
                        menus.again.update(|count| *count += 1);
                        let view = SavedView { id, version: 0, fields, mine: true };
                        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
                        navigate(&untrack(|| menus.href(&view)), options);
                    }
                    Err(refused) => error.set(Some(refused)),
                }
            },
        );
    };
    let options = choice_options("views", "sharing", Sharing::CHOICES);
    let teams: Vec<(String, String)> = teams.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    view! {
        <form class="form" novalidate on:submit=submit>
            <FormScope id="view" error>
                <TextInput name="name" label=t!(VIEWS_FIELD_NAME) value=name required=true max=80 />
                {may_share.then(|| view! {
                    <Select name="sharing" label=t!(VIEWS_FIELD_SHARING) options value=sharing />
                    <Show when=move || sharing.with(|sharing| sharing == "team")>
                        <Select name="team" label=t!(VIEWS_FIELD_TEAM) options=Signal::stored(teams.clone()) value=team empty=t!(CHOOSE) required=true />
                    </Show>
                })}
                <Check name="opens" label=t!(VIEWS_FIELD_OPENS) value=opens />
                <footer>
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| menus.open.set(false) />
                    <Button label=t!(ACTION_SAVE) look=Look::Primary kind="submit" busy />
                </footer>
            </FormScope>
        </form>
    }
}
