# API keys and their tokens.

api-keys-title = API keys
api-keys-field-name = Name
api-keys-field-prefix = Begins with
api-keys-field-member = Holder
api-keys-field-role = Role
api-keys-field-grants = Scopes
api-keys-field-networks = Allowed networks
api-keys-field-expires-at = Expires
api-keys-field-revoked-at = Revoked
keys-text = With a key a program acts for you in this workspace: in the role in which you made it, within its scopes, and never further than you reach yourself.
keys-none = No keys yet. Make one for each program, so that each can be revoked alone.
keys-new = New key
keys-name-hint = Which program will use it, such as “Nightly export”.
keys-scopes-hint = As little as the program needs. Only what you may do yourself stands here.
keys-scopes-none = Choose at least one scope.
keys-days = Days until it expires
keys-days-hint = At most { $max }.
keys-networks-hint = Addresses or ranges with commas between them. From everywhere when empty.
keys-make = Make the key
keys-made = The key “{ $name }”
keys-once = Copy it now to where the program keeps its secrets. It is shown only this once.
keys-key = Key
keys-kept = I have kept it
keys-until = until
keys-used = last used
keys-unused = never used
keys-from = Only from
keys-expired = Expired
keys-revoked = Revoked
keys-actions = Actions for { $name }
keys-rotate = Rotate
keys-rotate-text = A new key takes the place of “{ $name }”, for as long again. The old one lives on while you bring the new one to your program.
keys-hours = Hours the old key lives on
keys-hours-hint = From 0 (ends at once) to 168.
keys-revoke = Revoke
keys-revoke-text = Programs that use “{ $name }” are refused from their next request on. This cannot be undone.
keys-revoked-said = Revoked
did-keys-create = made an API key
did-keys-rotate = rotated an API key
did-keys-revoke = revoked an API key
did-tokens-issue = exchanged an API key for tokens
did-tokens-refresh = a refresh token was used twice
mail-token-reused-name = Token used twice
mail-token-reused-subject = A token of your API key was used twice
mail-token-reused-text =
    Hello { $name },

    a refresh token of your API key “{ $key }” in { $workspace } was used a second time, from the address { $address }. Somebody may have copied it. All tokens that came of the same sign-in have ended.

    If this was not your own program, revoke the key.
mail-token-reused-action = Open API keys
