# Chaves de acesso e chaves físicas.

passkeys-title = Chaves de acesso
passkeys-text = Uma chave de acesso deixa você entrar com o dedo, o rosto ou um PIN, neste dispositivo ou com uma chave física. Não precisa de senha nem de código.
passkeys-none = Você ainda não tem nenhuma.
passkeys-add = Adicionar chave de acesso
passkeys-add-text = Dê um nome a ela e siga o navegador.
passkeys-name = Nome
passkeys-name-hint = Onde ela está: “Meu notebook”, “Chave azul”.
passkeys-continue = Continuar
passkeys-remove = Remover { $name }
passkeys-sign-in = Entrar com uma chave de acesso
passkeys-unknown = Este navegador não tem chaves de acesso para este endereço. Use o endereço que o administrador indicar.
passkeys-there = Este dispositivo ou chave já está entre as suas chaves de acesso.
passkeys-closed = Nada foi feito: o pedido foi fechado ou esperou demais.
did-factors-add-passkey = adicionou uma chave de acesso
rule-passkey = Esta chave de acesso não é conhecida aqui, ou foi usada tarde demais. Tente de novo.
