# Espaços de trabalho que só aceitam login único.

sign-on-only-title = Só login único
sign-on-only-text = Os membros entram apenas por um emissor deste espaço de trabalho; senhas e chaves de acesso não o abrem mais. Os outros espaços deles não são afetados. Vale a partir da próxima requisição.
sign-on-only-try = Entre você mesmo por um dos emissores antes: isso mostra que funciona.
sign-on-only-untried = Entre você mesmo por um dos emissores antes. Só então isso pode ser exigido de todos.
sign-on-only-nobody = Marque ao menos um membro que possa fazer tudo e tenha senha ou chave de acesso, senão ninguém entra quando o emissor falhar.
sign-on-only-everything = pode fazer tudo
sign-on-only-exceptions-text = Para quando o emissor falhar. Cada vez que um deles entra sem ele, isso fica no registro de auditoria, e quem pode fazer tudo é avisado por e-mail.
sign-on-only-save = Salvar
sign-on-rules-title = Só login único
sign-on-rules-field-required = Formas de entrar
sign-on-rules-required-no = Senha, chave de acesso ou login único
sign-on-rules-required-yes = Só login único
sign-on-rules-field-exceptions = Membros que podem entrar também de outra forma
sign-on-required = Este espaço de trabalho só aceita login único. Continue com o emissor dele.
error-single-sign-on-title = Só login único
error-single-sign-on = Este espaço de trabalho só aceita login único. Entre pelo emissor dele.
rule-relied = O espaço de trabalho só aceita login único, e este é o único emissor ligado.
did-issuers-require = decidiu se o login único é a única forma de entrar
did-sign-ons-clear = voltou a deixar os membros entrar com senha
did-sign-ons-except = entrou sem login único, como exceção
mail-sign-on-exception-name = Entrada sem login único
mail-sign-on-exception-subject = { $member } entrou em { $workspace } sem login único
mail-sign-on-exception-text =
    Olá, { $name },

    { $workspace } só aceita login único. { $member } acabou de entrar sem ele, a partir do endereço { $address }, como uma das exceções que vocês definiram.

    Se isso é uma surpresa, pergunte à pessoa e retire a exceção.
mail-sign-on-instead-name = Nova senha, só login único
mail-sign-on-instead-subject = Você entra sem senha
mail-sign-on-instead-text =
    Olá, { $name },

    alguém pediu uma nova senha para você. { $workspace } só aceita login único, então não há senha a definir: entre por lá.
mail-sign-on-instead-action = Usar login único
mail-sign-on-instead-foot = Se não foi você que pediu, não faça nada.
