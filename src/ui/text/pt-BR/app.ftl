# Entrar e escolher um espaço de trabalho.

sign-in-title = Entrar no Backoffice
sign-in-text = Com seu e-mail de trabalho e sua senha.
sign-in-email = E-mail
sign-in-password = Senha
sign-in-refused = E-mail ou senha incorretos. Confira os dois e tente de novo.
chooser-title = Escolha um espaço de trabalho
chooser-empty = Você ainda não participa de nenhum espaço de trabalho. Peça um convite a um administrador.
nav-import = Importar
bell-title = O que outros fizeram nos seus tickets
