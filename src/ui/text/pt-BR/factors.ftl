# Segundos fatores, dispositivos, nova confirmação e as configurações de segurança de um espaço de trabalho.

second-title = Mais um passo
second-text = A senha está certa. Agora informe um código.
second-hint = Os seis dígitos do seu aplicativo autenticador, ou um código reserva.
second-leave = Voltar para a entrada
confirm-title = É você mesmo?
confirm-text = Este passo pede sua senha ou um código do aplicativo autenticador. É pedido uma vez a cada dez minutos.
confirm-answer = Senha ou código
confirm-send = Continuar
confirm-wrong = A senha ou o código está errado. Cada código vale uma vez.
factors-title = Fatores
factors-page = Segurança da entrada
factors-wanting = Seu papel exige um segundo fator. Configure um aplicativo autenticador ou uma chave de acesso; até lá nada mais pode ser aberto aqui.
factors-app = Aplicativo autenticador
factors-app-text = Um aplicativo no seu celular mostra um código novo a cada 30 segundos. Ele é pedido depois da senha.
factors-app-none = Não configurado.
factors-app-set-up = Configurar um aplicativo autenticador
factors-app-since = Em uso desde
factors-used = último uso
factors-app-replace = Usar outro aplicativo
factors-app-remove = Remover o aplicativo
factors-removed = Removido
factors-set-up = Configurar um aplicativo autenticador
factors-scan = Leia a imagem com o aplicativo ou digite a chave nele. Depois informe o código que o aplicativo mostra.
factors-qr = Código QR com o segredo do seu aplicativo autenticador
factors-key = A chave, para digitar
factors-code = Código
factors-code-hint = Seis dígitos; cada código vale uma vez.
factors-turn-on = Ativar
factors-codes = Códigos reserva
factors-codes-text = Para quando o celular não está por perto. Cada código vale uma vez.
factors-codes-later = Você recebe dez deles com o primeiro aplicativo ou chave de acesso.
factors-codes-left = { $count ->
    [0] Não resta nenhum código. Gere novos.
    [one] Resta { $count } código.
   *[other] Restam { $count } códigos.
}
factors-codes-renew = Gerar novos códigos
factors-codes-new = Seus códigos reserva
factors-codes-once = Imprima-os ou guarde-os em um gerenciador de senhas. São mostrados só agora; os anteriores não valem mais.
factors-codes-kept = Já guardei
did-factors-confirm-app = configurou um aplicativo autenticador
did-factors-remove = removeu um segundo fator
did-factors-replace-codes = gerou novos códigos reserva
did-sessions-confirm = informou de novo a senha ou um código
devices-title = Dispositivos
devices-text = Onde você está conectado. Se não reconhece algum, encerre-o e troque sua senha.
devices-end-others = Sair de todos os outros
devices-end-one = Sair de { $device }
devices-ended = Sessão encerrada
devices-others-ended = Todas as outras sessões foram encerradas
devices-this = Este dispositivo
devices-since = conectado
devices-none = Não está conectado em nenhum lugar.
devices-bound = Você entrou por login único: aqui só aparece, e só é encerrado, o que entrou assim neste espaço de trabalho.
devices-show-all = Mostrar todos os dispositivos
devices-unknown = Dispositivo desconhecido
devices-name = { $browser } em { $system }
did-devices-end = encerrou um dispositivo
did-devices-end-others = encerrou todos os outros dispositivos
did-members-end-device = encerrou um dispositivo de um membro
security-settings-title = Segurança
security-settings-field-idle-hours = Horas sem uso
security-settings-field-absolute-hours = Horas no total
security-settings-field-devices = Dispositivos por pessoa
security-settings-field-when-full = Um dispositivo a mais
security-settings-field-factor-roles = Papéis que precisam de um segundo fator
security-settings-when-full-end-oldest = Encerrar o que está há mais tempo sem uso
security-settings-when-full-refuse = Recusar o novo
security-text = Por quanto tempo os membros ficam conectados e em quantos dispositivos. Para quem está em vários espaços vale o mais rigoroso.
security-roles-text = Membros nesses papéis que não têm um precisam configurá-lo antes de qualquer outra coisa.
security-without = { $count ->
    [one] { $count } membro sem
   *[other] { $count } membros sem
}
did-security-save = mudou as configurações de segurança
error-unconfirmed-title = Confirme que é você
error-unconfirmed = Este passo pede antes sua senha ou um código. Nada foi mudado.
error-unprotected-title = É preciso um segundo fator
error-unprotected = Seu papel exige um segundo fator e você ainda não tem nenhum. Configure um em “Segurança da entrada”, no menu da conta.
rule-code = Este código está errado ou já foi usado. Espere o próximo.
rule-range = Informe um número de { $min } a { $max }.
rule-devices = Você já está conectado em { $max } dispositivos. Saia de um deles antes.
emergency-title = Acesso de emergência
emergency-text = Para quem perdeu o celular e os códigos reserva. Um administrador pede, outro concede e entrega um código que vale no lugar do fator: uma vez, em até 15 minutos.
emergency-ask = Pedir acesso de emergência
emergency-asked = Pedido feito. Outro administrador precisa conceder.
emergency-asked-by = { $name } pediu
emergency-waits = Outro administrador precisa conceder, em até um dia.
emergency-grant = Conceder acesso de emergência
emergency-granted = Concedido. O código vale por 15 minutos.
emergency-code = Confirme com quem está falando e então entregue este código. Ele é mostrado só agora.
did-members-ask-emergency = pediu acesso de emergência
did-members-grant-emergency = concedeu acesso de emergência
rule-second = Foi você quem pediu. Outro administrador precisa conceder.
