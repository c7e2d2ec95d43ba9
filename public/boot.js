// Starts the page in the browser. The build id on this script's address goes on to what it loads.
const version = new URL(import.meta.url).search;
const glue = await import(`/pkg/backoffice.js${version}`);
await glue.default({ module_or_path: `/pkg/backoffice.wasm${version}` });
glue.hydrate();
document.documentElement.dataset.hydrated = "";
