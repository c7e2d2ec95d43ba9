# Confirmação de um novo dispositivo e os dispositivos pelos quais alguém é conhecido.

device-title = Um novo dispositivo
device-text = Você ainda não entrou por aqui. Enviamos um código para { $email }.
device-hint = Seis dígitos, válidos por dez minutos.
device-send = Enviar um novo código
device-sent = Um novo código está a caminho. Os anteriores não valem mais.
known-title = Dispositivos conhecidos
known-text = Navegadores em que você entrou com sua senha. Em qualquer outro, pedimos que confirme que é você. Esqueça um que não usa mais ou que não é seu.
known-none = Nenhum dispositivo é conhecido ainda.
known-bound = Aparecem depois que a senha ou um código é informado.
known-since = conhecido desde
known-seen = último acesso
known-forget = Esquecer
known-forget-one = Esquecer { $device }
known-forgotten = Esquecido
did-devices-forget = esqueceu um dispositivo conhecido
security-settings-field-new-devices = Novos dispositivos
security-settings-new-devices-confirm = Confirmar por um código enviado por e-mail
security-settings-new-devices-trust = Deixar entrar só com a senha
security-new-devices-hint = Um segundo fator ou uma chave de acesso vale como confirmação. Quem entra em um novo dispositivo é avisado por e-mail.
security-settings-field-text-messages = Mensagens de texto
security-settings-text-messages-count = Contam como segundo fator
security-settings-text-messages-ignore = Não contam
security-text-messages-hint = O fator mais fraco: números podem ser tomados e mensagens lidas no caminho.
mail-device-code-name = Código para um novo dispositivo
mail-device-code-subject = Seu código para entrar
mail-device-code-text =
    Olá, { $name },

    alguém está entrando no Backoffice com sua senha em um dispositivo que você ainda não usou. Se é você, informe este código lá:

    { $code }

    Ele vale uma vez e por dez minutos.
mail-device-code-foot = Se não é você, alguém sabe sua senha: troque-a já e avise um administrador. Nenhum de nós jamais pede este código a você.
mail-new-device-name = Novo dispositivo
mail-new-device-subject = Novo acesso ao Backoffice
mail-new-device-text =
    Olá, { $name },

    você entrou em um dispositivo que ainda não tinha usado: { $device }, a partir do endereço { $address }.

    Se não foi você, troque sua senha já, saia de todos os outros em “Dispositivos” no menu da sua conta e avise um administrador.
confirm-passkey = Usar uma chave de acesso
