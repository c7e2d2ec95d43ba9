//! A mail as it travels: plain text, and the same as simple HTML.

use std::fmt::Write as _;

use kernel::mail::Content;
use lettre::Message;
use lettre::message::{Mailbox, MultiPart};

use super::Office;

/// Everything that one message says.
pub struct Sheet {
    /// Names the message for ever: a copy sent twice is known as one.
    pub id: String,
    pub to: String,
    pub content: Content,
    /// The whole address that its link leads to.
    pub link: Option<String>,
    /// What its reader types; it is in the content too.
    pub code: Option<String>,
}

impl Sheet {
    /// The message.
    ///
    /// # Errors
    /// A sentence about an address that is none.
    pub fn message(&self, office: &Office) -> Result<Message, String> {
        let to: Mailbox = self.to.parse().map_err(|error| format!("{}: {error}", self.to))?;
        let domain = office.from.email.domain();
        let subject = match office.environment {
            real if real.is_real() => self.content.subject.clone(),
            other => format!("[{}] {}", other.name(), self.content.subject),
        };
        Message::builder()
            .from(office.from.clone())
            .to(to)
            .subject(subject)
            .message_id(Some(format!("<{}@{domain}>", self.id)))
            .multipart(MultiPart::alternative_plain_html(
                plain(&self.content, self.link.as_deref()),
                html(&self.content, self.link.as_deref()),
            ))
            .map_err(|error| error.to_string())
    }
}

fn plain(content: &Content, link: Option<&str>) -> String {
    let mut text = content.paragraphs.join("\n\n");
    if let (Some(action), Some(link)) = (&content.action, link) {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n\n{action}:\n{link}");
    }
    let _ = write!(text, "\n\n-- \n{}\n", content.foot);
    text
}

/// The HTML part: one column, no pictures, styles on the elements, as mail programs understand it.
pub fn html(content: &Content, link: Option<&str>) -> String {
    let mut body = String::new();
    for paragraph in &content.paragraphs {
        let _ = write!(body, "<p style=\"margin:0 0 16px\">{}</p>", escape(paragraph));
    }
    if let (Some(action), Some(link)) = (&content.action, link) {
        let _ = write!(
            body,
            "<p style=\"margin:24px 0\"><a href=\"{0}\" style=\"display:inline-block;padding:10px 18px;border-radius:8px;\
             background:#4450c9;color:#ffffff;text-decoration:none;font-weight:600\">{1}</a></p>\
             <p style=\"margin:0 0 16px;font-size:12px;color:#5c5c68;word-break:break-all\">{0}</p>",
            escape(link),
            escape(action)
        );
    }
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{}</title></head>\
         <body style=\"margin:0;padding:32px 16px;background:#f6f6f8;color:#1a1a1f;font:15px/1.5 system-ui,sans-serif\">\
         <div style=\"max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #e5e5ea;\
         border-radius:12px\">{body}<p style=\"margin:24px 0 0;padding-top:16px;border-top:1px solid #e5e5ea;\
         font-size:12px;color:#5c5c68\">{}</p></div></body></html>",
        escape(&content.subject),
        escape(&content.foot)
    )
}

/// Text that stands for itself in HTML, in elements and attributes.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
