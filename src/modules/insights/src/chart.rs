//! Charts as ECharts options, made on the server with typed builders. Colours come from the page's theme.

use charming::Chart;
use charming::component::{Axis, Grid};
use charming::element::{AxisTick, AxisType, Tooltip, Trigger};
use charming::series::Bar;
use kernel::metric::Series;
use ui::prelude::Locale;

/// One bar a day, labelled in the reader's language.
pub fn per_day(series: &Series, locale: Locale) -> Chart {
    let days: Vec<String> = series.points.iter().map(|(day, _)| crate::home::short_day(locale, day)).collect();
    let values: Vec<i64> = series.points.iter().map(|(_, value)| *value).collect();
    Chart::new()
        .grid(Grid::new().left(36).right(8).top(12).bottom(28))
        .tooltip(Tooltip::new().trigger(Trigger::Axis))
        .x_axis(Axis::new().type_(AxisType::Category).data(days).axis_tick(AxisTick::new().show(false)))
        .y_axis(Axis::new().type_(AxisType::Value).min_interval(1))
        .series(Bar::new().name(ui::i18n::text(locale, ui::i18n::key::HOME_CHART_COUNT)).data(values))
}
