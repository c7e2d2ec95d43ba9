//! Toto.

use support::tickets::Priority;

use super::{Question, Story, Team};

pub const STORY: Story = Story {
    slug: "toto",
    name: "Toto",
    pack: "rescue",
    accent: "orange",
    locale: "es",
    currency: "EUR",
    zone: "Europe/Madrid",
    people: &[
        ("Lucía Fernández", "lucia@toto.example", "admin"),
        ("Mateo Ruiz", "mateo@toto.example", "staff"),
        ("Carmen Vidal", "carmen@toto.example", "staff"),
        ("Refugio Patitas", "patitas@toto.example", "partner"),
        ("Javier Molina", "javier@toto.example", "guardian"),
    ],
    teams: &[
        Team { name: "Rescates", members: &["Mateo Ruiz", "Carmen Vidal"], answers: &["Mateo Ruiz", "Carmen Vidal"] },
        Team { name: "Adopciones", members: &["Carmen Vidal", "Lucía Fernández"], answers: &["Carmen Vidal", "Lucía Fernández"] },
        Team { name: "Donaciones", members: &["Lucía Fernández"], answers: &["Lucía Fernández"] },
        Team { name: "Refugio Patitas", members: &["Refugio Patitas"], answers: &["Carmen Vidal", "Mateo Ruiz"] },
        Team { name: "Casas de acogida", members: &["Javier Molina"], answers: &["Javier Molina"] },
    ],
    customers: &[
        "Refugio Patitas", "Clínica Veterinaria del Sur", "Ayuntamiento de Alcora", "Fundación Huella",
        "Criadero Responsable Norte", "Familia Ortega", "Familia Campos", "Colegio San Isidro", "Protectora El Roble",
        "Tienda Mascotas Felices", "Familia Herrera", "Residencia Canina La Loma", "Asociación Gatos Libres",
        "Familia Navarro", "Hospital Veterinario Central", "Familia Iglesias", "Granja Los Olivos", "Familia Serrano",
    ],
    requesters: &["Pablo Ortega", "Marta Campos", "Andrés Herrera", "Rosa Navarro", "Elena Iglesias", "Raúl Serrano"],
    regions: &["Madrid", "Valencia", "Andalucía", "Cataluña"],
    positions: &["Voluntariado", "Dirección", "Veterinaria", "Familia"],
    remarks: &["Tienen jardín y experiencia con perros mayores.", "Colaboran en las campañas de otoño.", "Llamar siempre por la tarde."],
    phone: "+34 600 55 {n}",
    tags: &["perro", "gato", "urgente", "adopción", "donación", "acogida"],
    questions: QUESTIONS,
};

const QUESTIONS: &[Question] = &[
    Question {
        title: "Perro herido junto a la carretera",
        text: "Está en el kilómetro 12, no se deja tocar y cojea.",
        priority: Priority::Urgent,
        team: 0,
        tags: &["perro"],
        answers: &[
            "Gracias por avisar, {name}. Un compañero va de camino y te llamará al llegar; por favor, no intentes cogerlo.",
            "Ya está con nosotros: tiene una pata rota y la operan mañana. Te contamos cómo va.",
        ],
        note: "Revisar el chip, podría tener familia.",
    },
    Question {
        title: "Quiero adoptar a Luna",
        text: "Hemos visto su ficha. Tenemos jardín y otra perra de cinco años.",
        priority: Priority::Medium,
        team: 1,
        tags: &["adopción"],
        answers: &[
            "¡Qué alegría, {name}! Te enviamos el cuestionario y buscamos un día para que las dos perras se conozcan.",
            "La visita ha ido muy bien y Luna puede ir a casa el sábado. Trae, por favor, el documento firmado.",
        ],
        note: "Llamar antes de ir, la casa tiene dos perros.",
    },
    Question {
        title: "Certificado de mi donación",
        text: "Necesito el certificado de 2025 para la declaración.",
        priority: Priority::Low,
        team: 2,
        tags: &["donación"],
        answers: &[
            "Lo tienes en tu correo, {name}. Gracias por estar ahí.",
        ],
        note: "",
    },
    Question {
        title: "Camada de gatos en el patio del colegio",
        text: "Son cuatro, muy pequeños, y la madre no aparece.",
        priority: Priority::High,
        team: 0,
        tags: &["gato"],
        answers: &[
            "Gracias, {name}. Vamos hoy a las 17 h con la jaula trampa; hasta entonces, mejor no tocarlos para que la madre vuelva.",
            "La madre ha vuelto y los cinco están juntos en una casa de acogida.",
        ],
        note: "Preguntar por Carmen en conserjería.",
    },
    Question {
        title: "Devolución de una donación doble",
        text: "Me cobraron dos veces los 30 € de este mes.",
        priority: Priority::Medium,
        team: 2,
        tags: &["donación"],
        answers: &[
            "Perdona la molestia, {name}. Ya está pedida la devolución de un cobro; la verás en dos o tres días.",
        ],
        note: "El banco reintentó el recibo. Anotado en el remesario.",
    },
    Question {
        title: "Medicación de Nube",
        text: "Se acaba el viernes. ¿La envían ustedes o la recojo?",
        priority: Priority::High,
        team: 4,
        tags: &["acogida"],
        answers: &[
            "Hola, {name}. La enviamos hoy por mensajería y llega el jueves; la dosis no cambia hasta la revisión del lunes.",
        ],
        note: "El veterinario pide verla otra vez el lunes.",
    },
    Question {
        title: "Cambio de domicilio de una casa de acogida",
        text: "Nos mudamos el día 15 y nos llevamos a Trasto.",
        priority: Priority::Low,
        team: 4,
        tags: &["acogida"],
        answers: &[
            "Anotado, {name}. Te mando el acuerdo de acogida con la dirección nueva para firmar.",
        ],
        note: "",
    },
    Question {
        title: "Trasto no quiere comer",
        text: "Desde el lunes apenas prueba el pienso, aunque juega y bebe con normalidad.",
        priority: Priority::High,
        team: 4,
        tags: &["acogida"],
        answers: &[
            "Gracias por avisar tan pronto, {name}. ¿Ha cambiado de marca de pienso o de horario?",
            "Si mañana sigue igual, el Hospital Veterinario Central os espera a las 10 h; está pagado.",
        ],
        note: "",
    },
    Question {
        title: "Voluntariado los fines de semana",
        text: "Puedo ayudar los sábados por la mañana.",
        priority: Priority::Low,
        team: 1,
        tags: &["voluntariado"],
        answers: &[
            "¡Mil gracias, {name}! Te apuntamos al turno de paseos de las 10 h. El sábado te presentamos al equipo.",
        ],
        note: "",
    },
    Question {
        title: "Plazas libres para tres perros",
        text: "Nos llegan tres perros de la inundación. ¿Cuántos podéis acoger esta semana?",
        priority: Priority::Urgent,
        team: 3,
        tags: &["perro"],
        answers: &[
            "Hola, {name}. Podemos con dos desde hoy; para el tercero buscamos casa de acogida.",
            "Los tres están colocados. Gracias por traer también las cartillas.",
        ],
        note: "Cupo de la jaula 4 libre hasta el día 30.",
    },
    Question {
        title: "Informe veterinario de Roco",
        text: "El refugio necesita el informe para la adopción del sábado.",
        priority: Priority::Medium,
        team: 3,
        tags: &["adopción"],
        answers: &[
            "Aquí lo tienes, {name}: vacunas al día y la esterilización hecha el día 4.",
        ],
        note: "",
    },
    Question {
        title: "Traslado de gatos al refugio",
        text: "Tenemos seis gatos listos para ir a Patitas. ¿Qué día os viene bien?",
        priority: Priority::Medium,
        team: 3,
        tags: &["gato"],
        answers: &[
            "El jueves por la mañana es perfecto, {name}. Necesitamos las cartillas y un transportín por gato.",
        ],
        note: "",
    },
    Question {
        title: "Cambiar la cuota de socia a 20 €",
        text: "Ahora pago 10 € al mes y quiero subirla.",
        priority: Priority::Low,
        team: 2,
        tags: &["donación"],
        answers: &[
            "¡Gracias de corazón, {name}! El recibo del mes que viene ya será de 20 €.",
        ],
        note: "",
    },
    Question {
        title: "Seguimiento de la adopción de Kira",
        text: "Hace un mes que está en casa y queremos contaros cómo va.",
        priority: Priority::Low,
        team: 1,
        tags: &["adopción"],
        answers: &[
            "¡Qué fotos tan bonitas, {name}! Con tu permiso, compartimos una con quienes la cuidaron.",
        ],
        note: "",
    },
];
