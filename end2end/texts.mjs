// A provider of text messages on loopback, which takes every message and keeps it.
import { once } from "node:events";
import { createServer } from "node:http";

/** Starts it; `broken(true)` makes it refuse what comes from then on. */
export async function startProvider() {
  const messages = [];
  let broken = false;
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    if (!broken) messages.push({ key: request.headers["x-api-key"], ...JSON.parse(Buffer.concat(chunks).toString("utf8")) });
    response.writeHead(broken ? 403 : 200).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}/messages`,
    messages,
    broken(now) {
      broken = now;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
