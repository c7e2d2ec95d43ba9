//! Values as people read them: in the asker's language, by the workspace's clocks.

use engine::Cx;
use kernel::{Cell, Field, Kind, Schema, Time, Zone};
use ui::format;
use ui::i18n::{Locale, choice, label, of_resource};

/// How a file speaks, and who made it when.
#[derive(Clone, Debug)]
pub struct Words {
    pub locale: Locale,
    pub zone: Zone,
    pub who: String,
    pub at: Time,
    schema: &'static Schema,
}

impl Words {
    pub fn new(cx: &Cx, locale: Locale, schema: &'static Schema) -> Self {
        let actor = cx.actor();
        Self { locale, zone: actor.zone.clone(), who: actor.name.clone(), at: cx.now(), schema }
    }

    /// What is listed.
    pub fn title(&self) -> String {
        of_resource(self.locale, self.schema.name, "title")
    }

    pub fn label(&self, field: &Field) -> String {
        label(self.locale, self.schema.name, field.name)
    }

    pub fn time(&self, time: Time) -> String {
        format::date_time(self.locale, &self.zone, time)
    }

    pub fn value(&self, field: &Field, cell: &Cell) -> String {
        match (cell, field.kind) {
            (Cell::Int(moment), Kind::Time) => self.time(Time(*moment)),
            (Cell::Int(number), _) => number.to_string(),
            (Cell::Tags(tags), _) => tags.join(", "),
            (Cell::Text(name), Kind::Choice(_)) => choice(self.locale, self.schema.name, field.name, name),
            _ => cell.text().to_owned(),
        }
    }
}
