# Convites, senhas e o próprio perfil.

members-field-department = Departamento
members-field-manager = Gestor
members-invite = Convidar
members-invite-title = Convidar alguém
members-invite-send = Enviar convite
members-invite-choose = Escolha um papel
members-invite-language = Idioma do e-mail
members-invite-taken = Este endereço é de um membro ou já tem um convite em aberto.
members-invited = O convite está a caminho
members-unlock = Desbloquear acesso
members-unlock-why = Esquece as tentativas que falharam, para que a pessoa possa tentar de novo
members-unlocked = A pessoa pode tentar entrar de novo
reset-mail = Enviar redefinição de senha
reset-mailed = Um link para definir uma nova senha está a caminho
invitations-title = Convites
invitations-one = Convite
invitations-count = { $count ->
    [0] Nenhum convite
    [one] { $count } convite
   *[other] { $count } convites
  }
invitations-field-name = Nome
invitations-field-email = E-mail
invitations-field-role = Papel
invitations-field-department = Departamento
invitations-field-state = Status
invitations-field-manager = Gestor
invitations-field-inviter = Convidado por
invitations-field-expires-at = Válido até
invitations-field-created-at = Convidado
invitations-state-pending = Pendente
invitations-state-accepted = Aceito
invitations-state-revoked = Revogado
invitations-state-expired = Expirado
invitation-resend = Reenviar
invitation-resent = Um novo link está a caminho; o antigo não abre mais nada
invitation-revoke = Revogar
invitation-taken-back = Revogado
invitation-late = O link expirou. Reenvie o convite para criar um novo.
did-members-invite = convidou alguém
did-members-reset = enviou uma redefinição de senha
did-members-unlock = desbloqueou um acesso
did-members-introduce = alterou o próprio perfil
did-passwords-change = alterou a própria senha
did-resets-request = pediu uma redefinição de senha
did-resets-use = definiu uma nova senha
did-invitations-resend = reenviou um convite
did-invitations-revoke = revogou um convite
did-invitations-accept = aceitou um convite

invitation-title = Seu convite
invitation-by = { $inviter } convida você para { $workspace }, como { $role }.
invitation-to = Você recebeu um convite para { $workspace }, como { $role }.
invitation-wrong = Este link não é válido, ou um mais novo foi enviado a você. Peça outro a quem convidou você.
invitation-used = Este convite já foi aceito. Entre com seu e-mail e sua senha.
invitation-revoked = Este convite foi revogado. Fale com quem convidou você.
invitation-expired = Este convite expirou. Peça a quem convidou você para reenviá-lo.
invitation-known = Você já entra com { $email }. Entre para poder aceitar.
invitation-sign-in = Entrar para aceitar
invitation-as = Você entrou como { $email }.
invitation-join = Aceitar o convite
invitation-other = O convite é para { $email }, mas você entrou como { $reader }. Saia e abra o link de novo.
invitation-name = Seu nome
invitation-terms = Aceito os termos de uso e a política de privacidade de { $workspace }
invitation-terms-needed = Sem isto não há conta.
invitation-accept = Aceitar e entrar

strength-label = Nova senha
strength-hint = Pelo menos 12 caracteres com maiúsculas e minúsculas, um número e um símbolo.
strength-none = Adivinhada na hora.
strength-poor = Fraca.
strength-fair = Razoável.
strength-good = Boa.
strength-strong = Forte.
rule-breached = Gente demais usa esta senha, por isso ela é tentada primeiro. Escolha outra.
rule-weak = Esta senha é adivinhada cedo demais. Use uma mais longa ou menos comum.

sign-in-forgot = Esqueceu a senha?
forgot-title = Esqueceu a senha?
forgot-text = Informe o e-mail com que você entra. Enviaremos um link para definir uma nova senha.
forgot-send = Enviar link
forgot-sent = Se alguém entra com { $email }, um link está a caminho desse endereço. Ele vale por uma hora.
forgot-back = Voltar para a entrada
reset-title = Defina uma nova senha
reset-set = Definir senha
reset-wrong = Este link não é válido, já foi usado, ou um mais novo foi enviado a você.
reset-expired = Este link expirou.
reset-again = Pedir um novo link
reset-done = Sua nova senha está definida e todas as suas sessões terminaram. Entre com ela agora.

profile-title = Perfil
profile-about = Sobre mim
profile-email-hint = Um administrador pode alterá-lo.
profile-language-hint = Destas páginas e dos e-mails que você recebe.
profile-notices = Avise-me por e-mail quando
profile-notice-role = meus papéis ou permissões mudarem
profile-notice-joined = alguém que convidei entrar
profile-notices-hint = E-mails que protegem sua conta são sempre enviados.
profile-password = Senha
profile-old = Senha atual
profile-old-wrong = Esta não é a sua senha atual.
profile-password-set = Alterar senha
profile-password-changed = Sua senha foi alterada
profile-password-hint = Suas outras sessões terminam.
