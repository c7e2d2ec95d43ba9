// A mail server on loopback that takes every mail and keeps it, for journeys that follow a link from a mail.
import { once } from "node:events";
import { SMTPServer } from "smtp-server";

/** Starts it; `broken(true)` makes it refuse what comes from then on. */
export async function startSink() {
  const mails = [];
  let broken = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo(address, session, done) {
      done(broken ? Object.assign(new Error("the mailbox is being mended"), { responseCode: 451 }) : undefined);
    },
    onData(stream, session, done) {
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        mails.push(read(Buffer.concat(chunks).toString("utf8"), session.envelope.rcptTo[0].address));
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    mails,
    broken(now) {
      broken = now;
    },
    stop: () => new Promise((stopped) => server.close(stopped)),
  };
}

/** Recipient, subject, plain text and the first link of a mail as it came. */
function read(source, to) {
  const subject = /^Subject: (.*)$/m.exec(source)?.[1].trim() ?? "";
  const part = source.split(/^--.*$/m).find((part) => /content-type: text\/plain/i.test(part)) ?? "";
  const [head, ...body] = part.trimStart().split(/\r?\n\r?\n/);
  const text = decode(body.join("\n\n"), /content-transfer-encoding: (\S+)/i.exec(head)?.[1].toLowerCase());
  return { to, subject, text, link: /https?:\/\/\S+/.exec(text)?.[0] };
}

function decode(body, encoding) {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return body;
  const bytes = body
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
