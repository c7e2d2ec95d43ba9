//! Configuration: defaults, then a TOML file, then `BACKOFFICE_*` variables. Every value knows where it came from, so
//! that a wrong one is named with its line.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use engine::mail::{Office, Transport};
use engine::outbound::Allowed;
use kernel::Environment;

/// A setting: its name in the file, its default, what it does.
struct Key {
    name: &'static str,
    default: &'static str,
    help: &'static str,
    secret: bool,
}

const fn key(name: &'static str, default: &'static str, help: &'static str) -> Key {
    Key { name, default, help, secret: false }
}

const KEYS: &[Key] = &[
    Key {
        name: "database_url",
        default: "sqlite://backoffice.sqlite",
        help: "sqlite://FILE or postgres://USER:PASSWORD@HOST/NAME",
        secret: true,
    },
    key(
        "environment",
        "production",
        "production, staging or development: shown on every page that is not production; demo data goes into the others only",
    ),
    key("listen", "127.0.0.1:3000", "address and port to serve on"),
    key("site_root", "target/site", "folder with style sheet, icons and browser bundle"),
    key("leptos_toml", "Leptos.toml", "the Leptos options of the deployed server"),
    key("data_dir", "data", "folder for uploaded files"),
    Key {
        name: "seal_keys",
        default: "",
        help: "keys that seal secrets, 64 hexadecimal digits each, newest first; else seal.key in data_dir",
        secret: true,
    },
    key("log", "info", "what to log, for example info or info,sqlx=debug"),
    key("log_format", "json", "json or text"),
    key("secure_cookies", "false", "true behind HTTPS: cookies are sent over HTTPS only"),
    key("trust_proxy", "false", "true behind a proxy that sets X-Forwarded-For"),
    Key {
        name: "smtp_url",
        default: "log",
        help: "smtps://USER:PASSWORD@HOST:465, smtp://…:587?tls=required, or log: mails go to the log with their links",
        secret: true,
    },
    key("mail_from", "Backoffice <backoffice@localhost>", "whose mails they are, NAME <ADDRESS>"),
    key(
        "public_url",
        "",
        "where people find the program, like https://backoffice.example: links in mails, sign-on addresses (default: from listen)",
    ),
    key(
        "outbound_allow",
        "",
        "private addresses and networks that requests may reach, apart by commas, like 10.0.0.0/8; of issuers of single sign-on",
    ),
    key("breached_passwords", "", "file of passwords that are refused, one a line, in the place of the bundled list"),
    key("readers", "2", "SQLite: reader threads"),
    key("connections", "10", "PostgreSQL: connections"),
];

/// Variables that begin like settings and are none.
const NOT_SETTINGS: &[&str] = &["CONFIG", "CACHE", "SHARED_DATA"];

/// What is in force.
#[derive(Clone, Debug)]
pub struct Config {
    pub database_url: String,
    pub environment: Environment,
    pub listen: SocketAddr,
    pub site_root: PathBuf,
    pub leptos_toml: PathBuf,
    pub data_dir: PathBuf,
    pub seal_keys: String,
    pub log: String,
    pub log_json: bool,
    pub secure_cookies: bool,
    pub trust_proxy: bool,
    pub office: Office,
    pub outbound: Allowed,
    pub breached_passwords: Option<PathBuf>,
    pub readers: usize,
    pub connections: u32,
}

/// A value and where it came from.
#[derive(Clone, Debug)]
struct Value {
    text: String,
    origin: String,
}

/// All values before they are understood.
pub struct Raw(BTreeMap<&'static str, Value>);

impl Raw {
    /// Reads the file (`--config`, else `BACKOFFICE_CONFIG`, else `backoffice.toml` where it exists) and `env`.
    ///
    /// # Errors
    /// A sentence that names the file and line, or the variable.
    pub fn load(file: Option<&Path>, env: &[(String, String)]) -> Result<Self, String> {
        let mut values: BTreeMap<_, _> =
            KEYS.iter().map(|key| (key.name, Value { text: key.default.into(), origin: "default".into() })).collect();
        let named = env.iter().find(|(name, _)| name == "BACKOFFICE_CONFIG").map(|(_, path)| PathBuf::from(path));
        let given = file.map(Path::to_owned).or(named);
        let path = given.clone().unwrap_or_else(|| PathBuf::from("backoffice.toml"));
        match std::fs::read_to_string(&path) {
            Ok(text) => read_file(&mut values, &path, &text)?,
            Err(error) if given.is_some() => return Err(format!("{}: {error}", path.display())),
            Err(_) => {}
        }
        read_env(&mut values, env)?;
        Ok(Self(values))
    }

    /// Understands the values.
    ///
    /// # Errors
    /// A sentence that names where the wrong value stands.
    pub fn parse(&self) -> Result<Config, String> {
        Ok(Config {
            database_url: self.get("database_url", "an address like sqlite://FILE or postgres://…", |text| {
                let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme));
                known.then(|| text.to_owned())
            })?,
            environment: self.environment()?,
            listen: self.get("listen", "an address with a port, like 127.0.0.1:3000", |text| text.parse().ok())?,
            site_root: self.get("site_root", "a folder", |text| Some(text.into()))?,
            leptos_toml: self.get("leptos_toml", "a file", |text| Some(text.into()))?,
            data_dir: self.get("data_dir", "a folder", |text| Some(text.into()))?,
            seal_keys: self.get("seal_keys", "keys of 64 hexadecimal digits", |text| {
                (text.is_empty() || engine::Sealer::new(text).is_ok()).then(|| text.to_owned())
            })?,
            log: self.get("log", "log directives, like info", |text| {
                text.parse::<tracing_subscriber::EnvFilter>().ok().map(|_| text.to_owned())
            })?,
            log_json: self.get("log_format", "json or text", |text| match text {
                "json" => Some(true),
                "text" => Some(false),
                _ => None,
            })?,
            secure_cookies: self.get("secure_cookies", "true or false", |text| text.parse().ok())?,
            trust_proxy: self.get("trust_proxy", "true or false", |text| text.parse().ok())?,
            office: self.office()?,
            outbound: self.get("outbound_allow", "addresses and networks, like 10.0.0.0/8", Allowed::parse)?,
            breached_passwords: self
                .get("breached_passwords", "a file", |text| Some((!text.is_empty()).then(|| text.into())))?,
            readers: self
                .get("readers", "a number from 1 to 64", |text| text.parse().ok().filter(|n| (1..=64).contains(n)))?,
            connections: self.get("connections", "a number from 1 to 500", |text| {
                text.parse().ok().filter(|n| (1..=500).contains(n))
            })?,
        })
    }

    fn environment(&self) -> Result<Environment, String> {
        self.get("environment", "production, staging or development", Environment::from_name)
    }

    fn office(&self) -> Result<Office, String> {
        let listen: SocketAddr = self.get("listen", "an address with a port", |text| text.parse().ok())?;
        Ok(Office {
            environment: self.environment()?,
            transport: self.get("smtp_url", "log or an address like smtp://HOST:25", Transport::parse)?,
            from: self.get("mail_from", "an address like NAME <ADDRESS>", |text| text.parse().ok())?,
            public_url: self.get("public_url", "an address like https://backoffice.example", |text| {
                if text.is_empty() {
                    // A name where there is one: passkeys cannot be bound to a number.
                    let loopback = listen.ip().is_loopback().then(|| format!("http://localhost:{}", listen.port()));
                    return Some(loopback.unwrap_or_else(|| format!("http://{listen}")));
                }
                let known = ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme));
                known.then(|| text.trim_end_matches('/').to_owned())
            })?,
        })
    }

    fn get<T>(&self, name: &str, wanted: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, String> {
        let value = self.0.get(name).ok_or_else(|| format!("no setting {name}"))?;
        read(&value.text).ok_or_else(|| {
            let shown = if is_secret(name) { "…" } else { value.text.as_str() };
            format!("{}: {name} = {shown:?} is not {wanted}", value.origin)
        })
    }

    /// A line per setting: value, where from, what it does. Passwords are left out.
    pub fn print(&self) -> String {
        let mut lines = String::new();
        for key in KEYS {
            if let Some(value) = self.0.get(key.name) {
                // A default is no secret.
                let hidden = key.secret && value.origin != "default";
                let text = if hidden { without_password(&value.text) } else { value.text.clone() };
                // Writing to a String cannot fail.
                let _ = writeln!(lines, "# {} ({})\n{} = {text:?}", key.help, value.origin, key.name);
            }
        }
        lines
    }
}

fn is_secret(name: &str) -> bool {
    KEYS.iter().any(|key| key.name == name && key.secret)
}

/// `postgres://user:…@host/name`, and nothing of a secret that is no address.
fn without_password(secret: &str) -> String {
    match secret.split_once("://").map(|(scheme, rest)| (scheme, rest.rsplit_once('@'))) {
        Some((scheme, Some((login, place)))) => {
            let user = login.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}:…@{place}")
        }
        Some((_, None)) => secret.to_owned(),
        None if secret.is_empty() => String::new(),
        None => "…".to_owned(),
    }
}

fn read_file(values: &mut BTreeMap<&'static str, Value>, path: &Path, text: &str) -> Result<(), String> {
    let file = path.display();
    let line_of = |offset: usize| text.get(..offset).unwrap_or_default().lines().count().max(1);
    let table: BTreeMap<String, toml::Spanned<toml::Value>> = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(span.start + 1));
        format!("{file} line {line}: {}", error.message())
    })?;
    for (name, value) in table {
        let line = line_of(value.span().start + 1);
        let key = KEYS
            .iter()
            .find(|key| key.name == name)
            .ok_or_else(|| format!("{file} line {line}: there is no setting {name}"))?;
        let text = match value.into_inner() {
            toml::Value::String(text) => text,
            other => other.to_string(),
        };
        values.insert(key.name, Value { text, origin: format!("{file} line {line}") });
    }
    Ok(())
}

/// `BACKOFFICE_LISTEN=…`, or `BACKOFFICE_DATABASE_URL_FILE=path` to read the value from a file.
fn read_env(values: &mut BTreeMap<&'static str, Value>, env: &[(String, String)]) -> Result<(), String> {
    for (variable, text) in env {
        let Some(name) = variable.strip_prefix("BACKOFFICE_") else { continue };
        if NOT_SETTINGS.contains(&name) || name.starts_with("TEST_") {
            continue;
        }
        let lower = name.to_lowercase();
        let find = |name: &str| KEYS.iter().find(|key| key.name == name).map(|key| key.name);
        let (key, text) = match (find(&lower), lower.strip_suffix("_file").and_then(find)) {
            (Some(key), _) => (key, text.clone()),
            (None, Some(key)) => {
                let read = std::fs::read_to_string(text).map_err(|error| format!("{variable}={text}: {error}"))?;
                (key, read.trim().to_owned())
            }
            (None, None) => return Err(format!("environment {variable}: there is no setting {lower}")),
        };
        values.insert(key, Value { text, origin: format!("environment {variable}") });
    }
    Ok(())
}

/// The process's environment.
#[expect(clippy::disallowed_methods, reason = "settings are read here and nowhere else")]
pub fn environment() -> Vec<(String, String)> {
    std::env::vars().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(file: &str, env: &[(&str, &str)]) -> Result<Config, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("b.toml");
        std::fs::write(&path, file).unwrap();
        let env: Vec<_> = env.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Raw::load(Some(&path), &env)?.parse()
    }

    #[test]
    fn later_sources_win() {
        let config = load("listen = \"127.0.0.1:1\"\nreaders = 7\n", &[("BACKOFFICE_LISTEN", "127.0.0.1:2")]).unwrap();
        assert_eq!((config.listen.port(), config.readers), (2, 7));
    }

    #[test]
    fn a_wrong_setting_is_named_with_its_line() {
        let wrong = |file: &str, env: &[(&str, &str)]| load(file, env).unwrap_err();
        assert!(wrong("log = \"info\"\n\nreaders = \"many\"\n", &[]).contains("line 3: readers"), "value");
        assert!(wrong("log = \"info\"\nlisen = \"x\"\n", &[]).contains("line 2: there is no setting lisen"), "name");
        assert!(wrong("log = \"info\"\nlisten = \n", &[]).contains("line 2"), "syntax");
        assert!(wrong("", &[("BACKOFFICE_LISTEN", "here")]).contains("environment BACKOFFICE_LISTEN"), "variable");
        assert!(wrong("environment = \"test\"\n", &[]).contains("production, staging or development"), "environment");
        assert!(wrong("", &[("BACKOFFICE_LISTNE", "here")]).contains("BACKOFFICE_LISTNE"), "variable name");
    }

    #[test]
    fn mail_goes_to_the_log_until_a_server_is_named() {
        let office = load("", &[]).unwrap().office;
        assert!(matches!(office.transport, Transport::Log));
        assert_eq!((office.public_url.as_str(), office.from.email.domain()), ("http://localhost:3000", "localhost"));
        let file = "smtp_url = \"smtps://me:hunter2@mail.example\"\npublic_url = \"https://office.example/\"\n";
        let office = load(file, &[]).unwrap().office;
        assert!(matches!(office.transport, Transport::Smtp(_)));
        assert_eq!(office.public_url, "https://office.example");
        let wrong = |file: &str| load(file, &[]).unwrap_err();
        let said = wrong("log = \"info\"\nsmtp_url = \"hunter2@mail.example\"\n");
        assert!(said.contains("line 2: smtp_url") && !said.contains("hunter2"), "{said}");
        assert!(wrong("mail_from = \"nobody\"\n").contains("mail_from"));
        assert!(wrong("public_url = \"office.example\"\n").contains("public_url"));
    }

    #[test]
    fn secrets_come_from_files_and_are_not_printed() {
        let dir = tempfile::tempdir().unwrap();
        let secret = dir.path().join("url");
        std::fs::write(&secret, "postgres://me:hunter2@host/db\n").unwrap();
        let env = vec![("BACKOFFICE_DATABASE_URL_FILE".to_owned(), secret.display().to_string())];
        let raw = Raw::load(None, &env).unwrap();
        assert_eq!(raw.parse().unwrap().database_url, "postgres://me:hunter2@host/db");
        assert!(!raw.print().contains("hunter2"), "{}", raw.print());
        assert!(raw.print().contains("postgres://me:…@host/db"));
        let keys = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
        let raw = Raw::load(None, &[("BACKOFFICE_SEAL_KEYS".to_owned(), keys.to_owned())]).unwrap();
        assert_eq!(raw.parse().unwrap().seal_keys, keys);
        assert!(!raw.print().contains(keys) && raw.print().contains("seal_keys = \"…\""), "{}", raw.print());
        let wrong = Raw::load(None, &[("BACKOFFICE_SEAL_KEYS".to_owned(), "short".to_owned())]).unwrap();
        let said = wrong.parse().unwrap_err();
        assert!(said.contains("BACKOFFICE_SEAL_KEYS") && !said.contains("short"), "{said}");
    }
}
