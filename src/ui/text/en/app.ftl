# Signing in and choosing a workspace.

sign-in-title = Sign in to Backoffice
sign-in-text = With your work e-mail and password.
sign-in-email = E-mail
sign-in-password = Password
sign-in-refused = E-mail or password is wrong. Check both and try again.
chooser-title = Choose a workspace
chooser-empty = You are not a member of any workspace yet. Ask an administrator to invite you.
nav-import = Import
bell-title = What others did with your tickets
