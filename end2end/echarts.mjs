/*!
 * Apache ECharts (https://echarts.apache.org), reduced to the parts that Backoffice uses.
 * Copyright The Apache Software Foundation. Licensed under the Apache License, Version 2.0.
 * Includes ZRender, Copyright Baidu Inc., BSD 3-Clause License.
 */
// Bundled by the Makefile into public/vendor/echarts.js, which gives the browser a global `echarts`.
// A chart of another kind needs its name here.
import * as core from "echarts/core";
import { BarChart, LineChart, PieChart } from "echarts/charts";
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";

core.use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  LineChart,
  PieChart,
  TooltipComponent,
]);

export const init = core.init;
export const dispose = core.dispose;
export const getInstanceByDom = core.getInstanceByDom;
export const registerTheme = core.registerTheme;
export const registerLocale = core.registerLocale;
export const version = core.version;
