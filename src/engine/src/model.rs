//! A resource's row, read and written by the names of its columns.

use std::str::FromStr;

use kernel::{Cell, Error, Kind, Result, Rule, Schema, Uuid};
use sea_orm::sea_query::Value;
use sea_orm::{EntityTrait, ModelTrait};
use sha2::{Digest, Sha256};

use crate::read::SEALED;
use crate::search::search_of;
use crate::{Resource, fault, hex};

/// Takes out what PostgreSQL cannot keep in text.
pub(crate) fn clean<R: Resource>(model: &mut R::Model) -> Result<()> {
    for field in &R::schema().fields {
        let column = column::<R>(&field.column)?;
        if let Value::String(Some(text)) = model.get(column)
            && text.contains('\0')
        {
            model.try_set(column, text.replace('\0', "").into()).map_err(fault::database)?;
        }
    }
    Ok(())
}

/// A title that another record has, or another fault.
pub(crate) fn taken<R: Resource>(error: sea_orm::DbErr) -> Error {
    match R::schema().title() {
        Some(title) if fault::is_duplicate(&error) => Error::invalid(title.name, Rule::Taken),
        _ => fault::database(error),
    }
}

pub(crate) type Column<R> = <<R as Resource>::Entity as EntityTrait>::Column;

/// The entity's column of that name.
pub(crate) fn column<R: Resource>(name: &str) -> Result<Column<R>> {
    Column::<R>::from_str(name).map_err(|_| fault::internal(format!("{} has no column {name}", R::schema().name)))
}

pub(crate) fn set<R: Resource>(model: &mut R::Model, name: &str, value: Value) -> Result<()> {
    model.try_set(column::<R>(name)?, value).map_err(fault::database)
}

pub(crate) fn int<R: Resource>(model: &R::Model, name: &str) -> Result<i64> {
    match model.get(column::<R>(name)?) {
        Value::BigInt(Some(value)) => Ok(value),
        _ => Err(fault::internal(format!("{}.{name} is no number", R::schema().name))),
    }
}

pub(crate) fn uuid<R: Resource>(model: &R::Model) -> Result<Uuid> {
    match model.get(column::<R>("id")?) {
        Value::Uuid(Some(id)) => Ok(id),
        _ => Err(fault::internal(format!("{}.id is no id", R::schema().name))),
    }
}

/// The schema's fields of a record, in order, as the audit log and search see them.
pub(crate) fn cells<R: Resource>(model: &R::Model) -> Result<Vec<Cell>> {
    let schema: &Schema = R::schema();
    let mut cells = Vec::with_capacity(schema.fields.len());
    for field in &schema.fields {
        let value = model.get(column::<R>(&field.column)?);
        if field.sealed {
            cells.push(sealed(value));
            continue;
        }
        cells.push(match (field.kind, value) {
            (Kind::Choice(choices), Value::BigInt(Some(rank))) => {
                choices.iter().find(|choice| choice.rank == rank).map_or(Cell::Null, |c| Cell::Text(c.name.to_owned()))
            }
            (Kind::Tags, Value::String(Some(json))) => Cell::Tags(serde_json::from_str(&json).unwrap_or_default()),
            (_, Value::BigInt(Some(value))) => Cell::Int(value),
            (_, Value::String(Some(text))) => Cell::Text(text),
            (_, Value::Uuid(Some(id))) => Cell::Text(id.to_string()),
            _ => Cell::Null,
        });
    }
    Ok(cells)
}

/// That there is a sealed value, and whether it is another one; nothing of what it is.
fn sealed(value: Value) -> Cell {
    match value {
        Value::String(Some(text)) if !text.is_empty() => {
            let digest = hex(Sha256::digest(text.as_bytes()));
            Cell::Text(format!("{SEALED} {}", digest.get(..8).unwrap_or_default()))
        }
        _ => Cell::Null,
    }
}

pub(crate) fn search_text<R: Resource>(model: &R::Model) -> Result<String> {
    Ok(search_of(R::schema(), &cells::<R>(model)?))
}
