# E-mail: as páginas da fila e o que cada tipo de e-mail diz.

mails-title = E-mails
mails-one = E-mail
mails-count = { $count ->
    [0] Nenhum e-mail
    [one] { $count } e-mail
   *[other] { $count } e-mails
  }
mails-field-recipient = Para
mails-field-kind = Tipo
mails-field-state = Status
mails-field-attempts = Tentativas
mails-field-created-at = Na fila desde
mails-field-sent-at = Enviado
mails-state-queued = Na fila
mails-state-sent = Enviado
mails-state-failed = Falhou, haverá nova tentativa
mails-state-given-up = Desistência
mails-error = A última tentativa falhou.
mails-next = Próxima tentativa
mails-says = O que diz
mails-send-again = Enviar de novo
mails-queued = A caminho novamente
mails-test = Enviar um teste para mim
mails-tested = Um e-mail de teste está a caminho
mails-previews = Modelos
did-mails-resend = enviou um e-mail de novo
did-mails-test = enviou um e-mail de teste

mail-foot = Você recebe este e-mail por causa da sua conta no Backoffice.

mail-invitation-name = Convite
mail-invitation-subject = { $inviter } convida você para { $workspace }
mail-invitation-text =
    Olá, { $name },

    { $inviter } convida você para trabalhar em { $workspace } como { $role }.

    O link abaixo vale uma única vez e por sete dias.
mail-invitation-action = Aceitar o convite
mail-invitation-foot = Se você não sabe do que se trata, não faça nada. Ninguém recebe uma conta sem o link.

mail-welcome-name = Boas-vindas
mail-welcome-subject = Boas-vindas a { $workspace }
mail-welcome-text =
    Olá, { $name },

    agora você é membro de { $workspace }, como { $role }.

    Em “Perfil”, no menu da sua conta, você escolhe o idioma e sobre o que quer ser avisado por e-mail.
mail-welcome-action = Abrir { $workspace }

mail-joined-name = Convite aceito
mail-joined-subject = { $joined } entrou em { $workspace }
mail-joined-text =
    Olá, { $name },

    { $joined } aceitou o seu convite para { $workspace }.
mail-joined-action = Ver o membro
mail-joined-foot = Você recebe este e-mail porque convidou esta pessoa. Você pode desativá-lo no seu perfil.

mail-reset-name = Redefinição de senha
mail-reset-subject = Defina uma nova senha
mail-reset-text =
    Olá, { $name },

    com o link abaixo você define uma nova senha para o Backoffice. Ele vale uma única vez e por uma hora.
mail-reset-action = Definir nova senha
mail-reset-foot = Se você não pediu isto, não faça nada: sua senha continua a mesma.

mail-password-changed-name = Senha alterada
mail-password-changed-subject = Sua senha foi alterada
mail-password-changed-text =
    Olá, { $name },

    sua senha do Backoffice acaba de ser alterada, e você foi desconectado dos seus outros dispositivos.

    Se não foi você, peça uma nova senha imediatamente e avise um administrador.

mail-role-changed-name = Papel alterado
mail-role-changed-subject = Seu papel em { $workspace } mudou
mail-role-changed-text =
    Olá, { $name },

    { $by } mudou o seu papel em { $workspace } de { $before } para { $after }.
mail-role-changed-action = Abrir { $workspace }
mail-role-changed-foot = Você pode desativar este e-mail no seu perfil.

mail-test-name = Teste
mail-test-subject = Um e-mail de teste de { $workspace }
mail-test-text =
    Olá, { $name },

    este e-mail mostra que { $workspace } consegue enviar e-mails.
mail-test-action = Ver a fila de e-mails

mail-emergency-name = Acesso de emergência concedido
mail-emergency-subject = Alguém pode entrar como você sem o segundo fator
mail-emergency-text =
    Olá, { $name },

    { $by } concedeu acesso de emergência à sua conta em { $workspace }: por quinze minutos um código substitui o seu segundo fator, uma vez. A sua senha continua sendo necessária.

    Se você não pediu isso, troque a senha agora e avise um administrador.
