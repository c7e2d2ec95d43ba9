//! Cienty.

use support::tickets::Priority;

use super::{Question, Story, Team};

pub const STORY: Story = Story {
    slug: "cienty",
    name: "Cienty",
    pack: "distribution",
    accent: "green",
    locale: "pt-BR",
    currency: "BRL",
    zone: "America/Sao_Paulo",
    people: &[
        ("Bruno Carvalho", "bruno@cienty.example", "admin"),
        ("Juliana Prado", "juliana@cienty.example", "sales"),
        ("Rafael Nunes", "rafael@cienty.example", "operations"),
        ("Camila Rocha", "camila@cienty.example", "support"),
        ("Diego Farias", "diego@cienty.example", "finance"),
        ("Helena Matos", "helena@cienty.example", "management"),
    ],
    teams: &[
        Team { name: "Atendimento", members: &["Camila Rocha", "Bruno Carvalho"], answers: &["Camila Rocha", "Bruno Carvalho"] },
        Team { name: "Logística", members: &["Rafael Nunes", "Camila Rocha"], answers: &["Rafael Nunes", "Camila Rocha"] },
        Team { name: "Financeiro", members: &["Diego Farias", "Bruno Carvalho"], answers: &["Camila Rocha", "Bruno Carvalho"] },
        Team { name: "Vendas", members: &["Juliana Prado"], answers: &["Camila Rocha"] },
    ],
    customers: &[
        "Padaria São Jorge Ltda", "Mercado Boa Vista", "Farmácia Vida Nova", "Restaurante Sabor da Serra",
        "Construtora Horizonte", "Distribuidora Três Irmãos", "Papelaria Criativa", "Hotel Costa Azul",
        "Supermercado Economia", "Oficina do João", "Clínica Bem Estar", "Escola Pequeno Príncipe",
        "Açougue Central", "Livraria Letra Viva", "Confeitaria Doce Mel", "Transportes Rápido Sul",
        "Agropecuária Campo Verde", "Loja de Tecidos Aurora", "Cervejaria Pedra Alta", "Pousada das Águas",
        "Auto Peças Avenida", "Laticínios Vale do Leite", "Móveis Bom Lar", "Gráfica Impressa",
        "Ótica Visão Clara", "Pet Shop Amigo Fiel", "Floricultura Jardim", "Academia Corpo em Ação",
        "Sorveteria Polo Norte", "Ferragens São Paulo", "Empório Mineiro", "Lanchonete do Parque",
    ],
    requesters: &["Maria Silva", "João Santos", "Fernanda Lima", "Carlos Souza", "Patrícia Alves", "Marcos Ribeiro", "Luiza Gomes"],
    regions: &["Sudeste", "Sul", "Nordeste", "Centro-Oeste", "Norte"],
    positions: &["Compras", "Financeiro", "Proprietário", "Gerente da loja", "Estoque"],
    remarks: &["Compra toda semana; entregar só pela manhã.", "Pagamento sempre por boleto de 28 dias.", "Tem duas lojas; conferir o endereço de cada pedido.", "Quer falar sobre preço por volume no próximo trimestre."],
    phone: "+55 11 95555-{n}",
    tags: &["entrega", "boleto", "troca", "nota fiscal", "preço", "estoque"],
    questions: QUESTIONS,
};

const QUESTIONS: &[Question] = &[
    Question {
        title: "Pedido {n} chegou com duas caixas faltando",
        text: "Recebemos 18 caixas, mas a nota fiscal diz 20.",
        priority: Priority::High,
        team: 1,
        tags: &["entrega"],
        answers: &[
            "Olá, {name}! Obrigado por avisar. Já pedi ao depósito a conferência da separação do pedido {n}.",
            "Confirmado: as duas caixas ficaram na doca. Elas saem amanhã cedo, sem custo, e o comprovante segue por e-mail.",
        ],
        note: "Segunda ocorrência neste mês na mesma doca. Avisar a supervisão.",
    },
    Question {
        title: "Boleto vencido, preciso de segunda via",
        text: "O boleto venceu no feriado. Podem enviar outro sem multa?",
        priority: Priority::Medium,
        team: 2,
        tags: &["boleto"],
        answers: &[
            "Olá, {name}! A segunda via segue por e-mail, com vencimento em cinco dias e sem multa.",
        ],
        note: "",
    },
    Question {
        title: "Nota fiscal {n} com CNPJ errado",
        text: "A nota saiu com o CNPJ da filial. Precisa ser o da matriz.",
        priority: Priority::High,
        team: 2,
        tags: &["nota fiscal"],
        answers: &[
            "Olá, {name}! Já solicitei o cancelamento da nota {n}; ainda estamos dentro do prazo.",
            "A nota nova, com o CNPJ da matriz, está disponível no portal. A anterior consta como cancelada.",
        ],
        note: "Cadastro tinha a filial como padrão. Corrigido.",
    },
    Question {
        title: "Quando chega a entrega de hoje?",
        text: "O rastreio do pedido {n} não muda desde ontem à noite.",
        priority: Priority::Urgent,
        team: 1,
        tags: &["entrega"],
        answers: &[
            "Olá, {name}! Falei com a transportadora: o motorista saiu de Campinas às 6h e confirma a entrega até as 17h.",
            "Entrega feita às 15h40, recebida por Luiza. Obrigado pela paciência!",
        ],
        note: "",
    },
    Question {
        title: "Preço diferente do combinado na proposta",
        text: "Na proposta o item estava por R$ 42,90 e o pedido saiu por R$ 45,50.",
        priority: Priority::Medium,
        team: 3,
        tags: &["preço"],
        answers: &[
            "Olá, {name}! Você tem razão: a proposta valia até o fim do mês. Vou pedir a diferença ao financeiro.",
            "A diferença entrou como crédito no seu próximo pedido, e o preço de R$ 42,90 vale até o fim do mês.",
        ],
        note: "Aprovado pela gerência de vendas.",
    },
    Question {
        title: "Aumento do limite de crédito",
        text: "Gostaríamos de comprar a prazo um pedido maior para o fim do ano.",
        priority: Priority::Medium,
        team: 2,
        tags: &["boleto"],
        answers: &[
            "Olá, {name}! Para analisar o limite preciso do último balanço ou dos três últimos extratos. Pode enviar por aqui?",
            "Obrigado! O limite novo já está no cadastro e vale por 90 dias.",
        ],
        note: "Conferir com o financeiro antes de prometer prazo.",
    },
    Question {
        title: "Produto com validade curta",
        text: "O lote recebido vence em 12 dias. Não conseguimos vender a tempo.",
        priority: Priority::High,
        team: 1,
        tags: &["troca"],
        answers: &[
            "Olá, {name}! Faremos a troca na próxima entrega. Por favor, deixe o lote separado para o motorista recolher.",
        ],
        note: "Bloquear o lote no estoque até a conferência.",
    },
    Question {
        title: "Troca de produto avariado",
        text: "Três garrafas quebradas no transporte, fotos em anexo.",
        priority: Priority::Medium,
        team: 1,
        tags: &["troca"],
        answers: &[
            "Olá, {name}! Obrigado pelas fotos. As três garrafas vão junto com o seu pedido de quinta, sem custo.",
        ],
        note: "",
    },
    Question {
        title: "Cadastro de novo endereço de entrega",
        text: "Abrimos uma segunda loja no mesmo município.",
        priority: Priority::Low,
        team: 0,
        tags: &["entrega"],
        answers: &[
            "Olá, {name}! Endereço cadastrado. No próximo pedido é só escolher a loja na hora de fechar.",
        ],
        note: "",
    },
    Question {
        title: "Cancelar item do pedido {n}",
        text: "Pedi 10 por engano, o certo é 1.",
        priority: Priority::High,
        team: 0,
        tags: &["estoque"],
        answers: &[
            "Olá, {name}! Ainda deu tempo: o pedido {n} segue com uma unidade, e a nota já sai com o valor certo.",
        ],
        note: "",
    },
    Question {
        title: "Não consigo emitir o pedido no portal",
        text: "Ao fechar o carrinho aparece “estoque indisponível”, mas o produto está na lista.",
        priority: Priority::Urgent,
        team: 0,
        tags: &["estoque"],
        answers: &[
            "Olá, {name}! O saldo desse item estava reservado por engano. Pode tentar agora?",
            "Vi que o pedido entrou às 11h12. Qualquer coisa, é só responder por aqui.",
        ],
        note: "Reserva presa do pedido cancelado ontem. Liberada à mão.",
    },
    Question {
        title: "Desconto para compra em volume",
        text: "A partir de quantas caixas vale o preço da faixa seguinte?",
        priority: Priority::Low,
        team: 3,
        tags: &["preço"],
        answers: &[
            "Olá, {name}! A faixa seguinte começa em 50 caixas por item. Montei uma proposta com os itens que você mais compra e mandei por e-mail.",
        ],
        note: "",
    },
    Question {
        title: "Comprovante de entrega do pedido {n}",
        text: "O financeiro precisa do canhoto assinado.",
        priority: Priority::Low,
        team: 1,
        tags: &["entrega"],
        answers: &[
            "Olá, {name}! O canhoto digitalizado do pedido {n} está em anexo.",
        ],
        note: "",
    },
    Question {
        title: "Estorno de pagamento em duplicidade",
        text: "Pagamos o mesmo boleto duas vezes, no aplicativo e na agência.",
        priority: Priority::High,
        team: 2,
        tags: &["boleto"],
        answers: &[
            "Olá, {name}! Localizei os dois pagamentos. Prefere o estorno na conta ou crédito para o próximo pedido?",
            "Estorno enviado hoje; o banco costuma creditar em dois dias úteis.",
        ],
        note: "Estorno aprovado no limite do Diego.",
    },
    Question {
        title: "Exclusão de dados de um funcionário (LGPD)",
        text: "A pessoa saiu da empresa e pediu a exclusão dos dados dela.",
        priority: Priority::Medium,
        team: 0,
        tags: &["cadastro"],
        answers: &[
            "Olá, {name}! Pedido registrado. Os dados de contato foram anonimizados; as notas fiscais ficam pelo prazo legal, como explica o documento em anexo.",
        ],
        note: "Responder dentro de 15 dias.",
    },
    Question {
        title: "Reposição de item fora de linha",
        text: "O produto que sempre compramos sumiu do catálogo. Há um equivalente?",
        priority: Priority::Low,
        team: 3,
        tags: &["estoque"],
        answers: &[
            "Olá, {name}! Ele foi substituído por uma versão nova, com a mesma embalagem e o mesmo preço. Posso incluir no pedido da semana?",
        ],
        note: "",
    },
];
