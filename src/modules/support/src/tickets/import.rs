//! Tickets from files. Their customers are found, or created, on the way.

use customers::customers::named::{Named, find_or_create};
use engine::Tx;
use engine::import::{Draft, EXTERNAL_ID, Importable, Target, target};
use kernel::{Result, Rule, Time, Uuid};

use super::resource::Tickets;
use super::{Channel, Priority, Status, entity};

/// Asides: how the file names the customer.
const CUSTOMER_ID: &str = "customer_id";
const CUSTOMER_EMAIL: &str = "customer_email";
const CUSTOMER_NAME: &str = "customer_name";

const TARGETS: &[Target] = &[
    target(
        EXTERNAL_ID,
        &[
            "ticket id",
            "ticket number",
            "ticket",
            "id",
            "number",
            "case id",
            "case number",
            "código",
            "número",
            "número do chamado",
            "chamado",
            "protocolo",
            "id do chamado",
            "número de caso",
            "id del ticket",
            "id externo",
        ],
    ),
    target(
        "title",
        &["ticket subject", "subject", "summary", "issue", "assunto", "título", "resumo", "asunto", "resumen"],
    )
    .required(),
    target(
        "description",
        &[
            "ticket description",
            "body",
            "details",
            "message",
            "text",
            "descrição",
            "mensagem",
            "detalhes",
            "descripción",
            "mensaje",
            "detalle",
        ],
    ),
    target(
        CUSTOMER_NAME,
        &[
            "customer",
            "company",
            "company name",
            "client",
            "cliente",
            "nome do cliente",
            "empresa",
            "nombre del cliente",
        ],
    ),
    target(
        CUSTOMER_EMAIL,
        &["email", "e-mail", "customer e-mail", "contact email", "e-mail do cliente", "correo", "correo del cliente"],
    )
    .email(),
    target(
        CUSTOMER_ID,
        &["customer number", "customer code", "account id", "id do cliente", "código do cliente", "id del cliente"],
    ),
    target("requester", &["requested by", "reporter", "contact", "contact name", "solicitante", "contato", "contacto"]),
    target("priority", &["ticket priority", "urgency", "severity", "prioridade", "urgência", "prioridad", "urgencia"])
        .values(&[
            ("critical", "urgent"),
            ("crítica", "urgent"),
            ("crítico", "urgent"),
            ("urgente", "urgent"),
            ("alta", "high"),
            ("alto", "high"),
            ("normal", "medium"),
            ("média", "medium"),
            ("médio", "medium"),
            ("media", "medium"),
            ("medio", "medium"),
            ("minor", "low"),
            ("baixa", "low"),
            ("baixo", "low"),
            ("baja", "low"),
            ("bajo", "low"),
        ]),
    target("status", &["ticket status", "state", "situação", "estado", "situación"]).values(&[
        ("new", "open"),
        ("reopened", "open"),
        ("in progress", "open"),
        ("novo", "open"),
        ("aberto", "open"),
        ("em andamento", "open"),
        ("nuevo", "open"),
        ("abierto", "open"),
        ("en curso", "open"),
        ("pending customer response", "pending"),
        ("waiting on customer", "pending"),
        ("pendente", "pending"),
        ("aguardando cliente", "pending"),
        ("pendiente", "pending"),
        ("esperando al cliente", "pending"),
        ("hold", "on_hold"),
        ("em espera", "on_hold"),
        ("en espera", "on_hold"),
        ("resolved", "solved"),
        ("done", "solved"),
        ("resolvido", "solved"),
        ("resuelto", "solved"),
        ("fechado", "closed"),
        ("encerrado", "closed"),
        ("cerrado", "closed"),
    ]),
    target("channel", &["ticket channel", "source", "via", "canal", "origem", "origen"]).values(&[
        ("e-mail", "email"),
        ("mail", "email"),
        ("correo", "email"),
        ("live chat", "chat"),
        ("call", "phone"),
        ("voice", "phone"),
        ("telefone", "phone"),
        ("teléfono", "phone"),
        ("form", "web"),
        ("website", "web"),
        ("portal", "web"),
        ("site", "web"),
        ("formulário", "web"),
        ("formulario", "web"),
        // No channel of its own: it comes in from the web.
        ("social media", "web"),
        ("social", "web"),
        ("redes sociais", "web"),
        ("redes sociales", "web"),
        ("whats app", "whatsapp"),
    ]),
    target("tags", &["labels", "etiquetas", "marcadores"]),
    target("due_at", &["due", "due date", "deadline", "prazo", "vencimento", "vence em", "plazo", "vencimiento"]),
    target(
        "created_at",
        &[
            "created",
            "created on",
            "opened",
            "opened at",
            "date",
            "criado em",
            "aberto em",
            "data",
            "data de abertura",
            "creado",
            "creado en",
            "fecha",
            "fecha de apertura",
        ],
    ),
];

impl Importable for Tickets {
    const NUMBER: Option<&'static str> = Some("number");

    fn targets() -> &'static [Target] {
        TARGETS
    }

    fn blank() -> entity::Model {
        entity::Model {
            id: Uuid::nil(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            external_id: None,
            number: 0,
            title: String::new(),
            description: String::new(),
            customer_id: None,
            requester: String::new(),
            priority: Priority::Medium.rank(),
            status: Status::Open.rank(),
            assignee_id: None,
            team_id: None,
            tags: "[]".to_owned(),
            channel: Channel::Web.rank(),
            due_at: None,
            solved_at: None,
        }
    }

    /// A row that names a customer gets it; the person asking is the requester unless the file names another.
    async fn resolve(tx: &mut Tx, drafts: &mut [Draft]) -> Result<()> {
        let mut wanted = Vec::new();
        let mut rows = Vec::new();
        for draft in drafts.iter_mut() {
            let named = Named {
                external_id: draft.text(CUSTOMER_ID).to_owned(),
                email: draft.text(CUSTOMER_EMAIL).to_owned(),
                name: draft.text(CUSTOMER_NAME).chars().take(200).collect(),
            };
            if named == Named::default() {
                continue;
            }
            if draft.get("requester").is_none() {
                let asking = if named.email.is_empty() { &named.name } else { &named.email };
                draft.set("requester", asking.clone());
            }
            wanted.push(named);
            rows.push(draft);
        }
        let found = find_or_create(tx, &wanted).await?;
        for (draft, customer) in rows.into_iter().zip(found) {
            if let Some(id) = customer {
                draft.set("customer", Some(id));
                continue;
            }
            let named_by = [CUSTOMER_EMAIL, CUSTOMER_NAME, CUSTOMER_ID];
            let field = named_by.into_iter().find(|field| !draft.text(field).is_empty());
            draft.refuse(field.unwrap_or(CUSTOMER_NAME), Rule::Missing);
        }
        Ok(())
    }

    /// A ticket that is solved or closed has a moment at which that was so.
    fn complete(ticket: &mut entity::Model, now: Time) {
        let over = [Status::Solved, Status::Closed].iter().any(|status| status.rank() == ticket.status);
        ticket.solved_at = if over { ticket.solved_at.or(Some(now.0)) } else { None };
    }
}
