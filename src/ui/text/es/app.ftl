# Entrar y elegir un espacio de trabajo.

sign-in-title = Entrar en Backoffice
sign-in-text = Con tu correo de trabajo y tu contraseña.
sign-in-email = Correo
sign-in-password = Contraseña
sign-in-refused = El correo o la contraseña no son correctos. Revisa ambos e inténtalo de nuevo.
chooser-title = Elige un espacio de trabajo
chooser-empty = Todavía no perteneces a ningún espacio de trabajo. Pide una invitación a un administrador.
nav-import = Importar
bell-title = Lo que otros hicieron con tus tickets
