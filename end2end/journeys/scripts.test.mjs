// What somebody stores is text wherever it is shown: three hundred ways to smuggle a script in, through every field that takes
// words, run nothing and are refused nowhere by the browser, for there is nothing to refuse.
import assert from "node:assert/strict";
import { journey, useHouse } from "../harness.mjs";
import { firstOf } from "../pages.mjs";

useHouse();

const run = "window.__ran=1";
/** The heart of the matter: elements, attributes and addresses that would run something. */
const hearts = [
  `<script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `<svg onload=${run}>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<svg><script>${run}</script></svg>`,
  `<iframe srcdoc="<script>parent.__ran=1</script>">`,
  `<iframe src="javascript:parent.__ran=1">`,
  `<body onload=${run}>`,
  `<details open ontoggle=${run}>x</details>`,
  `<input autofocus onfocus=${run}>`,
  `<video><source onerror=${run}></video>`,
  `<audio src=x onerror=${run}>`,
  `<object data="javascript:${run}"></object>`,
  `<embed src="javascript:${run}">`,
  `<a href="javascript:${run}">x</a>`,
  `<form action="javascript:${run}"><button>x</button></form>`,
  `<math><mtext><img src=x onerror=${run}></mtext></math>`,
  `<style>@import "javascript:${run}";</style>`,
  `<link rel=stylesheet href="data:text/css,*{background:url(javascript:${run})}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<base href="javascript:${run}//">`,
  `<template><script>${run}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `javascript:${run}`,
  `{{constructor.constructor('${run}')()}}`,
  `\${${run}}`,
  `\u202e<img src=x onerror=${run}>`,
  `<marquee onstart=${run}>x</marquee>`,
  `<select autofocus onfocus=${run}>`,
  `<x contenteditable onblur=${run} tabindex=1>x</x>`,
];
/** What closes whatever may stand around it. */
const shells = [
  (heart) => heart,
  (heart) => `">${heart}`,
  (heart) => `'>${heart}`,
  (heart) => `</title>${heart}`,
  (heart) => `</textarea>${heart}`,
  (heart) => `</script>${heart}`,
  (heart) => `-->${heart}`,
  (heart) => `]]>${heart}`,
  (heart) => heart.replace(/^<(\w+)/, (_, name) => `<${name.toUpperCase()}/x`),
  (heart) => `\\u003c!--${heart}//--><`,
];
const payloads = shells.flatMap((shell) => hearts.map(shell));

journey("three hundred stored scripts run nowhere", async (open) => {
  assert.equal(payloads.length, 300);
  const page = await open({ as: "admin", width: 1400 });
  page.on("dialog", (dialog) => assert.fail(`a script asked: ${dialog.message()}`));
  await page.goto("/optim");
  const all = payloads.join("\n");
  const perform = (name, body) => page.evaluate(stored, [name, body]);
  // One in every name; all of them in every long text.
  const tickets = [];
  for (const [place, payload] of payloads.entries()) {
    const fields = {
      title: payload, description: place ? payload : all, customer: null, requester: payload, priority: "low",
      channel: "email", team: null, tags: [payload.slice(0, 40)], due_at: null,
    };
    tickets.push(await perform("tickets.create", { fields, assignee: null }));
  }
  const customers = [];
  for (const payload of payloads.slice(0, 60)) {
    const fields = {
      name: payload, email: "", tax_id: "", tier: "standard", status: "active", region: payload.slice(0, 100), owner: null,
      notes: all.slice(0, 10_000), tags: [],
    };
    customers.push(await perform("customers.create", { fields }));
  }
  await perform("contacts.create", {
    customer: customers[0], fields: { name: payloads[1], email: "", phone: "", position: payloads[2] },
  });
  await perform("snippets.create", { fields: { name: payloads[1], body: all.slice(0, 5_000), tags: [] } });
  await perform("tickets.reply", { ticket: tickets[0], body: all.slice(0, 20_000), then: null });
  await perform("tickets.note", { ticket: tickets[0], body: all.slice(0, 20_000) });
  await perform("roles.create", { name: payloads[1], description: payloads[2], like: null });

  const columns = "number,title,requester,tags,status";
  for (const address of [
    `/optim/tickets?limit=200&sort=-number&columns=${columns}`,
    `/optim/tickets?limit=200&sort=number&columns=${columns}`,
    "/optim/tickets?as=board:priority",
    `/optim/tickets?sort=-number&peek=${tickets[0]}`,
    `/optim/tickets/${tickets[0]}`,
    `/optim/tickets/${tickets[1]}`,
    `/optim/tickets/${tickets[0]}/edit`,
    "/optim/customers?limit=200&sort=-created_at",
    `/optim/customers/${customers[0]}`,
    `/optim/customers/${customers[0]}/edit`,
    await firstOf(page, "/optim/snippets"),
    "/optim/search?q=ran",
    "/optim/settings/roles",
    "/optim/settings/audit",
    await firstOf(page, "/optim/settings/audit"),
    "/optim",
    ...payloads.slice(0, 8).map((payload) => `/optim/tickets?q=${encodeURIComponent(payload)}`),
  ]) {
    await page.goto(address);
    const ran = await page.evaluate(() => window.__ran);
    assert.equal(ran, undefined, address);
    const smuggled = await page.locator("[onerror], [onload], [onfocus], [ontoggle], [srcdoc], a[href^='javascript:']").count();
    assert.equal(smuggled, 0, `${address}: an element came of words`);
  }
});

/** Runs a command as a page does; gives its answer. */
async function stored([name, body]) {
  const headers = { "content-type": "application/json" };
  const wanted = JSON.stringify({ workspace: "optim", name, body, key: null });
  const answer = await fetch("/api/fn/access/gate/perform_json", { method: "POST", headers, body: wanted });
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).output;
}
