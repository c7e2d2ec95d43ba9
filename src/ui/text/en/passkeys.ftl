# Passkeys and hardware keys.

passkeys-title = Passkeys
passkeys-text = A passkey signs you in with your finger, face or PIN, on this device or with a hardware key. It needs no password and no code.
passkeys-none = You have none yet.
passkeys-add = Add a passkey
passkeys-add-text = Give it a name, then follow your browser.
passkeys-name = Name
passkeys-name-hint = Where it is: “My laptop”, “Blue key”.
passkeys-continue = Continue
passkeys-remove = Remove { $name }
passkeys-sign-in = Sign in with a passkey
passkeys-unknown = This browser has no passkeys for this address. Use the address that your administrator names.
passkeys-there = This device or key is among your passkeys already.
passkeys-closed = Nothing was done: the request was closed, or it waited too long.
did-factors-add-passkey = added a passkey
rule-passkey = This passkey is not known here, or it was used too late. Try again.
