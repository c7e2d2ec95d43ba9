//! The document around every page.

use app::{Frame, Reader};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use super::App;

/// `<html>` with the reader's language and theme set before the first paint.
pub fn document(app: &App, reader: Reader) -> impl IntoView + use<> {
    let build = &app.build;
    let (package, name) = (&app.options.site_pkg_dir, &app.options.output_name);
    let style = format!("/{package}/{name}.css?v={build}");
    let (glue, wasm) = (format!("/{package}/{build}/{name}.js"), format!("/{package}/{build}/{name}.wasm"));
    let boot = format!("/boot.js?v={build}");
    let texts = format!("/texts/{build}/");
    let language = format!("{texts}{}.txt", reader.locale.code());
    let nonce = use_nonce();
    view! {
        <!DOCTYPE html>
        <html lang=reader.locale.code() data-texts=texts data-theme=reader.theme.name() data-sidebar=reader.collapsed.then_some("collapsed") data-density=reader.compact.then_some("compact")>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="preload" href="/fonts/inter-latin.woff2" r#as="font" type="font/woff2" crossorigin="anonymous" />
                <link rel="stylesheet" href=style />
                <link rel="modulepreload" href=glue nonce=nonce.clone() />
                <link rel="preload" href=wasm r#as="fetch" type="application/wasm" crossorigin="anonymous" />
                <link rel="preload" href=language r#as="fetch" crossorigin="anonymous" />
                <script type="module" src=boot nonce=nonce></script>
                // Under `cargo leptos watch`, and nowhere else: a script that loads the page anew.
                <AutoReload options=app.options.clone() />
                <MetaTags />
            </head>
            <body>
                <Frame />
            </body>
        </html>
    }
}
