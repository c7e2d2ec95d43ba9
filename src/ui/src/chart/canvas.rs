//! Draws on a canvas in the browser. `ECharts` is called by reflection, so that no glue of ours needs `unsafe`.
//! The canvas renderer and rich-text tooltips keep to a content policy without inline styles.

use super::ChartOption;
use crate::vendor::{library, when_loaded};
use js_sys::{Function, Object, Reflect};
use leptos::html;
use leptos::prelude::*;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, MediaQueryList, MutationObserver, MutationObserverInit, ResizeObserver};

const SOURCE: &str = "/vendor/echarts.js";

/// A drawn chart and what keeps it fitting.
struct Drawing {
    chart: Rc<RefCell<Option<JsValue>>>,
    resize: Option<ResizeObserver>,
    theme: Option<MutationObserver>,
    system: Option<MediaQueryList>,
    _fit: Closure<dyn FnMut()>,
    _paint: Closure<dyn FnMut()>,
}

impl Drop for Drawing {
    fn drop(&mut self) {
        if let Some(resize) = &self.resize {
            resize.disconnect();
        }
        if let Some(theme) = &self.theme {
            theme.disconnect();
        }
        // It lives as long as the document, and would call what is gone.
        if let Some(system) = &self.system {
            system.set_onchange(None);
        }
        self.dispose();
    }
}

impl Drawing {
    fn dispose(&self) {
        if let Some(chart) = self.chart.take() {
            call(&chart, "dispose", &[]);
        }
    }

    fn redraw(&self, element: &Element, option: &ChartOption) {
        self.dispose();
        let Some(chart) = start(element) else { return };
        show(&chart, option);
        self.chart.replace(Some(chart));
    }
}

/// Draws `option` into `node` and keeps doing so until the component goes.
pub(super) fn draw(node: NodeRef<html::Div>, option: Signal<ChartOption>) {
    let drawing = StoredValue::<Option<Drawing>, LocalStorage>::new_local(None);
    let loaded = RwSignal::new(false);
    let shade = RwSignal::new(0_u32);
    Effect::new(move || {
        when_loaded(SOURCE, "echarts", move || {
            loaded.try_set(true);
        });
    });
    Effect::new(move || {
        let (true, Some(element)) = (loaded.get(), node.get()) else { return };
        shade.track();
        let option = option.get();
        drawing.update_value(|slot| slot.get_or_insert_with(|| observe(&element, shade)).redraw(&element, &option));
    });
    on_cleanup(move || drop(drawing.try_update_value(Option::take)));
}

fn echarts() -> Option<JsValue> {
    library("echarts")
}

/// Redraws when the size or the theme changes.
fn observe(element: &Element, shade: RwSignal<u32>) -> Drawing {
    let chart = Rc::new(RefCell::new(None::<JsValue>));
    let drawn = Rc::clone(&chart);
    let fit = Closure::wrap(Box::new(move || {
        if let Some(chart) = drawn.borrow().as_ref() {
            call(chart, "resize", &[]);
        }
    }) as Box<dyn FnMut()>);
    let paint = Closure::wrap(Box::new(move || {
        shade.try_update(|shade| *shade = shade.wrapping_add(1));
    }) as Box<dyn FnMut()>);
    let resize = ResizeObserver::new(fit.as_ref().unchecked_ref()).ok();
    if let Some(resize) = &resize {
        resize.observe(element);
    }
    let theme = MutationObserver::new(paint.as_ref().unchecked_ref()).ok();
    if let (Some(theme), Some(root)) =
        (&theme, web_sys::window().and_then(|w| w.document()).and_then(|d| d.document_element()))
    {
        let what = MutationObserverInit::new();
        what.set_attributes(true);
        what.set_attribute_filter(&js_sys::Array::of2(&"data-theme".into(), &"data-accent".into()));
        let _ = theme.observe_with_options(&root, &what);
    }
    let system = web_sys::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
    if let Some(system) = &system {
        system.set_onchange(Some(paint.as_ref().unchecked_ref()));
    }
    Drawing { chart, resize, theme, system, _fit: fit, _paint: paint }
}

fn start(element: &Element) -> Option<JsValue> {
    let library = echarts()?;
    let theme = parse(&theme_of(element).to_string())?;
    let settings = parse(r#"{"renderer":"canvas"}"#)?;
    call(&library, "init", &[element.into(), theme, settings])
}

fn show(chart: &JsValue, option: &ChartOption) {
    let mut option: Value = serde_json::from_str(&option.0).unwrap_or_default();
    if let Some(tooltip) = option.get_mut("tooltip").and_then(Value::as_object_mut) {
        tooltip.insert("renderMode".into(), "richText".into());
    }
    if let Some(fields) = option.as_object_mut() {
        fields.insert("animation".into(), false.into());
    }
    if let Some(option) = parse(&option.to_string()) {
        call(chart, "setOption", &[option, JsValue::TRUE]);
    }
}

/// `ECharts`' theme from the tokens of the style sheet, read where the chart stands.
fn theme_of(element: &Element) -> Value {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    let token = |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
    // Custom properties come back as written (`light-dark(…)`); probes resolve them to colours.
    let colour = |name: &str| resolved(element, name).unwrap_or_else(|| token(name));
    let (text, muted, line) = (colour("--text"), colour("--text-muted"), colour("--border"));
    let axis = json!({
        "axisLine": { "lineStyle": { "color": line } },
        "axisTick": { "show": false },
        "axisLabel": { "color": muted, "fontSize": 12 },
        "splitLine": { "lineStyle": { "color": line } },
    });
    json!({
        "color": (1..=6).map(|n| colour(&format!("--chart-{n}"))).collect::<Vec<_>>(),
        "backgroundColor": "transparent",
        "textStyle": { "color": text, "fontFamily": token("font-family") },
        "legend": { "textStyle": { "color": muted } },
        "tooltip": {
            "backgroundColor": colour("--surface-raised"), "borderColor": line, "textStyle": { "color": text },
        },
        "categoryAxis": axis, "valueAxis": axis, "timeAxis": axis, "logAxis": axis,
    })
}

/// The colour that `var(name)` has where `element` stands, as `rgb(…)`.
fn resolved(element: &Element, name: &str) -> Option<String> {
    let window = web_sys::window()?;
    let probe = window.document()?.create_element("span").ok()?.unchecked_into::<web_sys::HtmlElement>();
    probe.style().set_property("color", &format!("var({name})")).ok()?;
    element.append_child(&probe).ok()?;
    let colour = window.get_computed_style(&probe).ok().flatten()?.get_property_value("color").ok();
    probe.remove();
    colour
}

fn parse(text: &str) -> Option<JsValue> {
    js_sys::JSON::parse(text).ok()
}

/// Calls a method by its name; a failure is written to the console and leaves the table beneath.
fn call(target: &JsValue, method: &str, args: &[JsValue]) -> Option<JsValue> {
    let function = Reflect::get(target, &method.into()).ok()?.dyn_into::<Function>().ok()?;
    let args = args.iter().collect::<js_sys::Array>();
    let result = function.apply(target, &args);
    if let Err(error) = &result {
        leptos::logging::warn!("ECharts {method}: {:?}", Object::from(error.clone()));
    }
    result.ok()
}
