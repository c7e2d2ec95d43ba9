// Starts the page in the browser. The build id on this script's address is part of the address of what it loads; the texts
// are those of the document's language.
const bundle = `/pkg/${new URL(import.meta.url).searchParams.get("v")}/backoffice`;
const { dataset, lang } = document.documentElement;
const texts = fetch(`${dataset.texts}${lang}.txt`).then((answer) => {
  if (!answer.ok) throw new Error(`no texts: ${answer.status}`);
  return answer.text();
});
const glue = await import(`${bundle}.js`);
await glue.default({ module_or_path: `${bundle}.wasm` });
await glue.hydrate(lang, await texts);
dataset.hydrated = "";
