# Second factors, devices, asking again, and the security settings of a workspace.

second-title = One more step
second-text = Your password was right. Now give a code.
second-hint = The six digits of your authenticator app, or a backup code.
second-leave = Back to sign in
confirm-title = Is it you?
confirm-text = This step asks for your password or a code of your authenticator app. It is asked once in ten minutes.
confirm-answer = Password or code
confirm-send = Continue
confirm-wrong = The password or the code is wrong. Each code works once.
factors-title = Factors
factors-page = Sign-in security
factors-wanting = Your role asks for a second factor. Set up an authenticator app or a passkey; until then nothing else can be opened here.
factors-app = Authenticator app
factors-app-text = An app on your phone shows a new code every 30 seconds. After your password you are asked for it.
factors-app-none = Not set up.
factors-app-set-up = Set up an authenticator app
factors-app-since = In use since
factors-used = last used
factors-app-replace = Use another app
factors-app-remove = Remove the app
factors-removed = Removed
factors-set-up = Set up an authenticator app
factors-scan = Scan the picture with the app, or type the key into it. Then give the code that the app shows.
factors-qr = QR code with the secret of your authenticator app
factors-key = The key, to be typed
factors-code = Code
factors-code-hint = Six digits; each code works once.
factors-turn-on = Turn on
factors-codes = Backup codes
factors-codes-text = For when your phone is not there. Each code works once.
factors-codes-later = You get ten of them with your first app or passkey.
factors-codes-left = { $count ->
    [0] No code is left. Make new ones.
    [one] { $count } code is left.
   *[other] { $count } codes are left.
}
factors-codes-renew = Make new codes
factors-codes-new = Your backup codes
factors-codes-once = Print them or keep them in a password manager. They are shown only now; earlier ones no longer work.
factors-codes-kept = I have kept them
did-factors-confirm-app = set up an authenticator app
did-factors-remove = removed a second factor
did-factors-replace-codes = made new backup codes
did-sessions-confirm = gave the password or a code again
devices-title = Devices
devices-text = Where you are signed in. If you do not know one, sign it out and change your password.
devices-end-others = Sign out everywhere else
devices-end-one = Sign out { $device }
devices-ended = Signed out
devices-others-ended = Signed out everywhere else
devices-this = This device
devices-since = signed in
devices-none = Signed in nowhere.
devices-bound = You came by single sign-on: only what was signed in that way for this workspace is listed and signed out here.
devices-show-all = Show all devices
devices-unknown = Unknown device
devices-name = { $browser } on { $system }
did-devices-end = signed out a device
did-devices-end-others = signed out all other devices
did-members-end-device = signed out a member’s device
security-settings-title = Security
security-settings-field-idle-hours = Hours without use
security-settings-field-absolute-hours = Hours in all
security-settings-field-devices = Devices a person
security-settings-field-when-full = One device too many
security-settings-field-factor-roles = Roles that need a second factor
security-settings-when-full-end-oldest = Sign out the one not used the longest
security-settings-when-full-refuse = Refuse the new one
security-text = How long members stay signed in, and on how many devices. For people in several workspaces the strictest holds.
security-roles-text = Members in these roles who have none are asked to set one up before anything else.
security-without = { $count ->
    [one] { $count } member without
   *[other] { $count } members without
}
did-security-save = changed the security settings
error-unconfirmed-title = Please confirm that it is you
error-unconfirmed = This step asks for your password or a code first. Nothing was changed.
error-unprotected-title = A second factor is needed
error-unprotected = Your role asks for a second factor, and you have none yet. Set one up under “Sign-in security” in the account menu.
rule-code = This code is wrong, or it was used already. Wait for the next one.
rule-range = Give a number from { $min } to { $max }.
rule-devices = You are signed in on { $max } devices already. Sign out on one of them first.
emergency-title = Emergency access
emergency-text = For somebody who has lost their phone and backup codes. One admin asks, another one grants and hands over a code that stands in for a factor: once, within 15 minutes.
emergency-ask = Ask for emergency access
emergency-asked = Asked. Another admin has to grant it.
emergency-asked-by = { $name } asked
emergency-waits = Another admin has to grant it, within a day.
emergency-grant = Grant emergency access
emergency-granted = Granted. The code is good for 15 minutes.
emergency-code = Make sure who you are talking to, then hand over this code. It is shown only now.
did-members-ask-emergency = asked for emergency access
did-members-grant-emergency = granted emergency access
rule-second = You asked for it yourself. Another admin has to grant it.
