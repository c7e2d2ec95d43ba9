# Listas de redes permitidas.

allowed-networks-title = Redes permitidas
allowed-networks-field-networks = Redes
networks-text = Uma lista sem entradas deixa todos passar. Quem tem um papel com lista própria precisa estar nessa lista e na de todos. As mudanças valem a partir da próxima requisição.
networks-yours = Você está em { $address }.
networks-everybody = Todos
networks-none = Nenhuma entrada: o espaço de trabalho pode ser usado de qualquer lugar.
networks-range = Endereço ou faixa
networks-range-hint = Como 192.0.2.0/24, 2001:db8::/32 ou um único endereço.
networks-label = Nome
networks-role = Vale para
networks-add = Permitir esta rede
networks-added = Permitida
networks-remove = Remover { $range }
networks-removed = Removida
networks-check = Quem ficaria de fora?
networks-kept-none = Ninguém com sessão aberta ficaria de fora.
networks-kept = { $count ->
    [one] { $count } membro com sessão aberta ficaria de fora:
   *[other] { $count } membros com sessão aberta ficariam de fora:
}
networks-kept-one = { $name }, de { $address }
did-networks-allow = permitiu uma rede
did-networks-remove = tirou uma rede da lista de permitidas
did-networks-clear = esvaziou as listas de redes permitidas
did-networks-refuse = ficou de fora por causa da rede
error-network-title = Não a partir desta rede
error-network = A partir desta rede (endereço { $address }) este espaço de trabalho, ou o seu papel nele, não pode ser usado. Tente de uma rede permitida ou fale com um administrador.
rule-network = Informe um endereço ou uma faixa como 192.0.2.0/24.
rule-locked-out = Você está em { $address } e ficaria de fora. Permita primeiro a sua própria rede.
