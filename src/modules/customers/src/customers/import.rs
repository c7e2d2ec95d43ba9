//! Customers from files.

use engine::import::{EXTERNAL_ID, Importable, Target, target};
use kernel::Uuid;

use super::resource::Customers;
use super::{CustomerFields, entity};

const TARGETS: &[Target] = &[
    target(
        EXTERNAL_ID,
        &[
            "customer id",
            "id",
            "code",
            "customer code",
            "account id",
            "código",
            "código do cliente",
            "id do cliente",
            "cód.",
            "código del cliente",
            "id del cliente",
            "id externo",
        ],
    ),
    target(
        "name",
        &[
            "company name",
            "company",
            "customer name",
            "customer",
            "account",
            "account name",
            "organization",
            "organisation",
            "razão social",
            "denominação social",
            "denom social",
            "empresa",
            "nome",
            "nome da empresa",
            "nome fantasia",
            "cliente",
            "nome do cliente",
            "razón social",
            "nombre",
            "nombre de la empresa",
            "nombre del cliente",
            "compañía",
        ],
    )
    .required(),
    target(
        "email",
        &[
            "e-mail",
            "mail",
            "email address",
            "contact email",
            "customer email",
            "e-mail de contato",
            "email do cliente",
            "correio eletrônico",
            "correo",
            "correo electrónico",
            "email de contacto",
        ],
    )
    .email(),
    target(
        "tax_id",
        &["cnpj", "cnpj cia", "cpf", "cpf/cnpj", "cnpj/cpf", "tax number", "vat", "vat number", "nif", "rfc", "cuit"],
    )
    .tax_id(),
    target("tier", &["plan", "level", "segment", "plano", "nível", "segmento", "plan contratado", "nivel"]).values(&[
        ("basic", "standard"),
        ("free", "standard"),
        ("padrão", "standard"),
        ("básico", "standard"),
        ("estándar", "standard"),
        ("pro", "professional"),
        ("premium", "professional"),
        ("profissional", "professional"),
        ("profesional", "professional"),
        ("empresarial", "enterprise"),
        ("corporativo", "enterprise"),
    ]),
    target("status", &["sit", "situação", "state", "customer status", "estado", "situación"]).values(&[
        ("ativo", "active"),
        ("ativa", "active"),
        ("activo", "active"),
        ("activa", "active"),
        ("trialing", "trial"),
        ("teste", "trial"),
        ("em teste", "trial"),
        ("prueba", "trial"),
        ("en prueba", "trial"),
        ("em risco", "at_risk"),
        ("en riesgo", "at_risk"),
        ("suspended", "at_risk"),
        ("suspenso", "at_risk"),
        ("suspenso(a)", "at_risk"),
        ("suspenso(a) - decisão adm", "at_risk"),
        ("suspendido", "at_risk"),
        ("cancelled", "churned"),
        ("canceled", "churned"),
        ("cancelado", "churned"),
        ("cancelada", "churned"),
        ("inactive", "churned"),
        ("inativo", "churned"),
        ("inactivo", "churned"),
        ("lost", "churned"),
    ]),
    target(
        "region",
        &[
            "country",
            "area",
            "territory",
            "state/province",
            "região",
            "país",
            "uf",
            "região de atendimento",
            "región",
            "zona",
        ],
    ),
    target("notes", &["comments", "remarks", "observações", "observação", "notas", "comentários", "observaciones"]),
    target("tags", &["labels", "etiquetas", "marcadores"]),
    target(
        "created_at",
        &[
            "created",
            "created on",
            "since",
            "customer since",
            "criado em",
            "cliente desde",
            "creado",
            "creado en",
            "fecha de alta",
        ],
    ),
];

impl Importable for Customers {
    /// A register of companies has no other id: two rows with the same number are the same customer.
    const KEYS: &'static [&'static str] = &["tax_id"];

    fn targets() -> &'static [Target] {
        TARGETS
    }

    fn blank() -> entity::Model {
        let CustomerFields { tier, status, .. } = CustomerFields::default();
        entity::Model {
            id: Uuid::nil(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            external_id: None,
            name: String::new(),
            email: String::new(),
            tax_id: String::new(),
            tier: tier.rank(),
            status: status.rank(),
            region: String::new(),
            owner_id: None,
            notes: String::new(),
            tags: "[]".to_owned(),
            payment_details: String::new(),
        }
    }
}
