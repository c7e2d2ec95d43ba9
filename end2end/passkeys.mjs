/*!
 * SimpleWebAuthn (https://simplewebauthn.dev). Copyright Matthew Miller. Licensed under the MIT License.
 */
// Bundled by the Makefile into public/vendor/passkeys.js, which gives the browser a global `passkeys`. Options and answers
// are JSON of the standard, as text.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

export const supported = browserSupportsWebAuthn;
export const create = async (options) => JSON.stringify(await startRegistration({ optionsJSON: JSON.parse(options) }));
export const get = async (options) => JSON.stringify(await startAuthentication({ optionsJSON: JSON.parse(options) }));
