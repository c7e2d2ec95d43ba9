//! What this room's mails say. The texts are `mail-{kind}-subject`, `-text` (paragraphs apart by blank lines), `-action`
//! (what the link is called, if there is one) and `-foot` (else `mail-foot`).

use engine::mail::{Parameters, Template};
use kernel::mail::Content;
use ui::i18n::{Arg, Key, Locale, format};

/// Somebody is invited: `inviter`, `workspace`, `role`, `name`.
pub const INVITATION: Template = template(
    "invitation",
    &[("inviter", "Olga Weiss"), ("workspace", "Optim"), ("role", "Support Agent"), ("name", "Ana Torres")],
);
/// Somebody has joined: `name`, `workspace`, `role`.
pub const WELCOME: Template =
    template("welcome", &[("name", "Ana Torres"), ("workspace", "Optim"), ("role", "Support Agent")]);
/// Tells who invited that somebody has joined: `name`, `joined`, `workspace`.
pub const JOINED: Template =
    template("joined", &[("name", "Olga Weiss"), ("joined", "Ana Torres"), ("workspace", "Optim")]);
/// A link to set a new password: `name`.
pub const RESET: Template = template("reset", &[("name", "Ana Torres")]);
/// The password is another one: `name`.
pub const PASSWORD_CHANGED: Template = template("password_changed", &[("name", "Ana Torres")]);
/// Two admins have let somebody in without their second factor: `name`, `workspace`, `by`.
pub const EMERGENCY: Template =
    template("emergency", &[("name", "Ana Torres"), ("workspace", "Optim"), ("by", "Olga Weiss")]);
/// Another role: `name`, `workspace`, `before`, `after`, `by`.
pub const ROLE_CHANGED: Template = template(
    "role_changed",
    &[
        ("name", "Ana Torres"),
        ("workspace", "Optim"),
        ("before", "Support Agent"),
        ("after", "Operations Manager"),
        ("by", "Olga Weiss"),
    ],
);
/// Other grants of their own: `name`, `workspace`, `given`, `taken`, `by`.
pub const GRANTS_CHANGED: Template = template(
    "grants_changed",
    &[
        ("name", "Ana Torres"),
        ("workspace", "Optim"),
        ("given", "Tickets: edit"),
        ("taken", "Customers: see"),
        ("by", "Olga Weiss"),
    ],
);
/// A refresh token was used twice: `name`, `workspace`, `key`, `address`.
pub const TOKEN_REUSED: Template = template(
    "token_reused",
    &[("name", "Ana Torres"), ("workspace", "Optim"), ("key", "Nightly export"), ("address", "203.0.113.7")],
);

/// A code that a new device is confirmed with: `name`, `code`.
pub const DEVICE_CODE: Template = template("device_code", &[("name", "Ana Torres"), ("code", "123456")]);
/// Signed in with a new device: `name`, `device`, `address`.
pub const NEW_DEVICE: Template =
    template("new_device", &[("name", "Ana Torres"), ("device", "Firefox, Windows"), ("address", "203.0.113.7")]);

/// A member came in without the single sign-on that their workspace asks for: `name`, `workspace`, `member`, `address`.
pub const SIGN_ON_EXCEPTION: Template = template(
    "sign_on_exception",
    &[("name", "Ana Torres"), ("workspace", "Optim"), ("member", "Olga Weiss"), ("address", "203.0.113.7")],
);
/// A password was asked for where there is none to set: `name`, `workspace`.
pub const SIGN_ON_INSTEAD: Template = template("sign_on_instead", &[("name", "Ana Torres"), ("workspace", "Optim")]);

/// Every kind of mail of this room.
pub const ALL: [Template; 13] = [
    INVITATION,
    WELCOME,
    JOINED,
    RESET,
    PASSWORD_CHANGED,
    EMERGENCY,
    ROLE_CHANGED,
    GRANTS_CHANGED,
    TOKEN_REUSED,
    DEVICE_CODE,
    NEW_DEVICE,
    SIGN_ON_EXCEPTION,
    SIGN_ON_INSTEAD,
];

/// A kind of mail whose words are among the texts.
pub const fn template(kind: &'static str, sample: &'static [(&'static str, &'static str)]) -> Template {
    Template { kind, sample, compose }
}

fn compose(kind: &str, locale: &str, parameters: &Parameters) -> Content {
    let locale = Locale::parse(locale).unwrap_or_default();
    let args: Vec<(&str, Arg)> =
        parameters.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
    let kind = kind.replace('_', "-");
    let find = |part: &str| Key::find(&format!("mail-{kind}-{part}"));
    let say = |key: Option<Key>| key.map(|key| format(locale, key, &args)).unwrap_or_default();
    Content {
        subject: say(find("subject")),
        paragraphs: say(find("text")).split("\n\n").map(str::to_owned).collect(),
        action: find("action").map(|key| format(locale, key, &args)),
        foot: say(find("foot").or_else(|| Key::find("mail-foot"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mail_is_said_in_every_language_with_every_value() {
        for template in ALL {
            for locale in Locale::ALL {
                let content = template.preview(locale.code());
                let whole = format!("{} {}", content.subject, content.paragraphs.join(" "));
                assert!(!content.subject.is_empty() && !content.foot.is_empty(), "{} {locale:?}", template.kind);
                for (name, value) in template.sample {
                    assert!(whole.contains(value), "{} {locale:?} does not say its {name}: {whole}", template.kind);
                }
            }
        }
    }
}
