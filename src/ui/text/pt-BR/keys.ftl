# Chaves de API e seus tokens.

api-keys-title = Chaves de API
api-keys-field-name = Nome
api-keys-field-prefix = Começa com
api-keys-field-member = Titular
api-keys-field-role = Papel
api-keys-field-grants = Escopos
api-keys-field-networks = Redes permitidas
api-keys-field-expires-at = Expira
api-keys-field-revoked-at = Revogada
keys-text = Com uma chave um programa age por você neste espaço de trabalho: no papel em que você a criou, dentro dos seus escopos e nunca além do que você mesmo alcança.
keys-none = Nenhuma chave ainda. Crie uma para cada programa, para poder revogar cada uma sozinha.
keys-new = Nova chave
keys-name-hint = Qual programa vai usá-la, como “Exportação noturna”.
keys-scopes-hint = O mínimo de que o programa precisa. Aqui está só o que você mesmo pode fazer.
keys-scopes-none = Escolha pelo menos um escopo.
keys-days = Dias até expirar
keys-days-hint = No máximo { $max }.
keys-networks-hint = Endereços ou faixas separados por vírgulas. De qualquer lugar se ficar vazio.
keys-make = Criar a chave
keys-made = A chave “{ $name }”
keys-once = Copie-a agora para onde o programa guarda os segredos. Ela só é mostrada desta vez.
keys-key = Chave
keys-kept = Já guardei
keys-until = até
keys-used = último uso
keys-unused = nunca usada
keys-from = Somente de
keys-expired = Expirada
keys-revoked = Revogada
keys-actions = Ações de { $name }
keys-rotate = Trocar
keys-rotate-text = Uma nova chave toma o lugar de “{ $name }”, pelo mesmo prazo. A antiga continua valendo enquanto você leva a nova ao seu programa.
keys-hours = Horas em que a antiga ainda vale
keys-hours-hint = De 0 (acaba na hora) a 168.
keys-revoke = Revogar
keys-revoke-text = Programas que usam “{ $name }” são recusados a partir da próxima requisição. Não dá para desfazer.
keys-revoked-said = Revogada
did-keys-create = criou uma chave de API
did-keys-rotate = trocou uma chave de API
did-keys-revoke = revogou uma chave de API
did-tokens-issue = trocou uma chave de API por tokens
did-tokens-refresh = um token de renovação foi usado duas vezes
mail-token-reused-name = Token usado duas vezes
mail-token-reused-subject = Um token da sua chave de API foi usado duas vezes
mail-token-reused-text =
    Olá, { $name },

    um token de renovação da sua chave de API “{ $key }” em { $workspace } foi usado pela segunda vez, do endereço { $address }. Alguém pode tê-lo copiado. Todos os tokens da mesma origem foram encerrados.

    Se não foi o seu próprio programa, revogue a chave.
mail-token-reused-action = Abrir chaves de API
