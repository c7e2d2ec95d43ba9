// An issuer of OpenID Connect on loopback. Whoever names an address signs in as it, with any password; addresses that begin
// with “unsure” are not confirmed.
import { once } from "node:events";
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { button, seen } from "./steps.mjs";

export const client = { id: "backoffice", secret: "a secret that both know" };

/** Starts it. It knows no client until `register` says where people are sent back to. */
export async function startIssuer() {
  let answer = (request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => {
    // Its pages ask another site for a font, and the browser for an icon: neither is there.
    if (request.url === "/favicon.ico") return response.writeHead(204).end();
    const end = response.end.bind(response);
    const blank = (found) => " ".repeat(found.length);
    response.end = (body, ...rest) =>
      end(typeof body === "string" ? body.replaceAll(/@import url[^;]*;/g, blank) : body, ...rest);
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${server.address().port}`;
  return {
    url,
    register(redirect, signedOut) {
      const provider = new Provider(url, {
        clients: [
          {
            client_id: client.id,
            client_secret: client.secret,
            redirect_uris: [redirect],
            post_logout_redirect_uris: [signedOut],
          },
        ],
        claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
        cookies: { keys: ["one of many"] },
        findAccount: (context, id) => ({
          accountId: id,
          claims: () => ({ sub: id, email: id, email_verified: !id.startsWith("unsure"), name: id.split("@")[0] }),
        }),
      });
      answer = provider.callback();
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Signs in on the issuer's pages, which `page` shows. */
export async function signInThere(page, email) {
  await page.locator("input[name=login]").fill(email);
  await page.locator("input[name=password]").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Says on the issuer's page that one wants to sign out there too. */
export async function signOutThere(page) {
  await seen(page.getByText("Do you want to sign-out", { exact: false }));
  await button(page, "Yes, sign me out").click();
}
