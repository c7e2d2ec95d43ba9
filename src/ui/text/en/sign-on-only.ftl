# Workspaces that take single sign-on only.

sign-on-only-title = Single sign-on only
sign-on-only-text = Members come in by an issuer of this workspace alone; passwords and passkeys open it no longer. Their other workspaces are not concerned. It holds from the next request on.
sign-on-only-try = Sign in by one of the issuers yourself first: that shows that it works.
sign-on-only-untried = Sign in by one of the issuers yourself first. Only then can it be asked of everybody.
sign-on-only-nobody = Tick at least one member who may do everything and has a password or a passkey, or nobody comes in when the issuer fails.
sign-on-only-everything = may do everything
sign-on-only-exceptions-text = For when the issuer fails. Each time one of them comes in without it, that is in the audit log, and whoever may do everything is told by mail.
sign-on-only-save = Save
sign-on-rules-title = Single sign-on only
sign-on-rules-field-required = Ways in
sign-on-rules-required-no = Password, passkey or single sign-on
sign-on-rules-required-yes = Single sign-on only
sign-on-rules-field-exceptions = Members who may come in otherwise too
sign-on-required = This workspace takes single sign-on only. Continue with its issuer.
error-single-sign-on-title = Single sign-on only
error-single-sign-on = This workspace takes single sign-on only. Sign in by its issuer.
rule-relied = The workspace takes single sign-on only, and this is the only issuer that is on.
did-issuers-require = decided whether single sign-on is the only way in
did-sign-ons-clear = let members come in by passwords again
did-sign-ons-except = came in without single sign-on, as an exception
mail-sign-on-exception-name = In without single sign-on
mail-sign-on-exception-subject = { $member } came into { $workspace } without single sign-on
mail-sign-on-exception-text =
    Hello { $name },

    { $workspace } takes single sign-on only. { $member } has just come in without it, from the address { $address }, as one of the exceptions that you have set.

    If that is a surprise, ask them, and take the exception back.
mail-sign-on-instead-name = Password reset, single sign-on only
mail-sign-on-instead-subject = You sign in without a password
mail-sign-on-instead-text =
    Hello { $name },

    somebody has asked for a new password for you. { $workspace } takes single sign-on only, so there is no password to set: sign in there.
mail-sign-on-instead-action = Use single sign-on
mail-sign-on-instead-foot = If you did not ask for this, do nothing.
