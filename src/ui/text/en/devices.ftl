# Confirming a new device, and the devices by which somebody is known.

device-title = A new device
device-text = You have not signed in here before. We have mailed a code to { $email }.
device-hint = Six digits, good for ten minutes.
device-send = Send a new code
device-sent = A new code is on its way. Earlier ones no longer work.
known-title = Known devices
known-text = Browsers in which you have signed in with your password. In any other one you are asked to confirm that it is you. Forget one that you no longer use or that is not yours.
known-none = No device is known yet.
known-bound = Shown once your password or a code is given.
known-since = known since
known-seen = last sign-in
known-forget = Forget
known-forget-one = Forget { $device }
known-forgotten = Forgotten
did-devices-forget = forgot a known device
security-settings-field-new-devices = New devices
security-settings-new-devices-confirm = Confirm by a code that is mailed
security-settings-new-devices-trust = Let in with the password alone
security-new-devices-hint = A second factor or a passkey counts as confirmation. Who signs in on a new device is told by mail.
security-settings-field-text-messages = Text messages
security-settings-text-messages-count = Count as a second factor
security-settings-text-messages-ignore = Do not count
security-text-messages-hint = The weakest factor: numbers can be taken over, and messages read on their way.
mail-device-code-name = Code for a new device
mail-device-code-subject = Your code to sign in
mail-device-code-text =
    Hello { $name },

    somebody signs in to Backoffice with your password on a device that you have not used before. If that is you, give this code there:

    { $code }

    It is good once and for ten minutes.
mail-device-code-foot = If that is not you, somebody knows your password: change it at once and tell an administrator. Nobody of us ever asks you for this code.
mail-new-device-name = New device
mail-new-device-subject = New sign-in to Backoffice
mail-new-device-text =
    Hello { $name },

    you have signed in on a device that you have not used before: { $device }, from the address { $address }.

    If that was not you, change your password at once, sign out everywhere else under “Devices” in your account menu, and tell an administrator.
confirm-passkey = Use a passkey
