import assert from "node:assert/strict";
import { journey, useHouse } from "../harness.mjs";
import { firstOf } from "../pages.mjs";
import { seen } from "../steps.mjs";

useHouse();

journey("what is not there and what one may not see look the same", async (open) => {
  const theirs = await open({ as: "sales" });
  const foreign = (await firstOf(theirs, "/cienty/customers")).replace("/cienty/", "/optim/");
  const page = await open({ as: "agent", expects: [404] });
  for (const address of [
    "/optim/tickets/00000000-0000-7000-8000-000000000000",
    "/optim/tickets/not-an-id",
    "/optim/no-such-page",
    "/cienty/tickets",
    "/no-such-workspace/tickets",
    foreign,
  ]) {
    const answer = await page.goto(address);
    assert.equal(answer.status(), 404, address);
    await seen(page.getByText("Nothing is here"));
  }
});

journey("a parameter that makes no sense is a clear 400", async (open) => {
  const page = await open({ as: "agent", expects: [400] });
  for (const [address, parameter] of [
    ["/optim/tickets?sort=password", "sort"],
    ["/optim/tickets?status=angry", "status"],
    ["/optim/tickets?limit=0", "limit"],
    ["/optim/tickets?after=not-a-cursor", "after"],
    ["/optim/customers?tier%3B--=x", "tier;--"],
  ]) {
    const answer = await page.goto(address);
    assert.equal(answer.status(), 400, address);
    await seen(page.getByText("This address cannot be understood"));
    await seen(page.getByText(`“${parameter}”`));
  }
});
