// Starts the page in the browser. The build id on this script's address is part of the address of what it loads.
const bundle = `/pkg/${new URL(import.meta.url).searchParams.get("v")}/backoffice`;
const glue = await import(`${bundle}.js`);
await glue.default({ module_or_path: `${bundle}.wasm` });
await glue.hydrate();
document.documentElement.dataset.hydrated = "";
