//! Icons of the sprite `public/icons.svg`, drawn in the colour of the text around them.

use leptos::prelude::*;

/// An icon by its Lucide name. It is decoration: the word beside it, or the control's label, says the same.
#[component]
pub fn Icon(
    /// A name of the sprite, `ticket`.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use_ href=format!("/icons.svg#{name}")></use_>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;
    use std::{fs, io};

    /// What stands before an icon's name in components, in structs, and in `choices!`.
    const MARKS: [&str; 8] =
        ["icon=\"", "icon: \"", "<Icon name=\"", "Neutral \"", "Blue \"", "Green \"", "Amber \"", "Red \""];

    fn names(folder: &Path, found: &mut BTreeSet<String>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                names(&path, found)?;
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path)?;
                for mark in MARKS {
                    let after = source.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
                    found.extend(after.filter(|name| !name.is_empty() && !name.ends_with('=')).map(str::to_owned));
                }
            }
        }
        Ok(())
    }

    #[test]
    fn every_icon_named_in_the_sources_is_in_the_sprite() -> io::Result<()> {
        let sprite = fs::read_to_string("../../public/icons.svg")?;
        let mut found = BTreeSet::new();
        names(Path::new(".."), &mut found)?;
        found.retain(|name| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        assert!(found.len() > 10, "found only {found:?}");
        let missing: Vec<_> = found.iter().filter(|name| !sprite.contains(&format!("id=\"{name}\""))).collect();
        assert!(missing.is_empty(), "not in public/icons.svg: {missing:?}");
        Ok(())
    }
}
