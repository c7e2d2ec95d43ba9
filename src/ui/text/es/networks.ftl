# Listas de redes permitidas.

allowed-networks-title = Redes permitidas
allowed-networks-field-networks = Redes
networks-text = Una lista sin entradas deja pasar a todos. Quien tiene un rol con lista propia debe estar en esa lista y en la de todos. Los cambios valen desde la siguiente petición.
networks-yours = Estás en { $address }.
networks-everybody = Todos
networks-none = Ninguna entrada: el espacio de trabajo puede usarse desde cualquier lugar.
networks-range = Dirección o rango
networks-range-hint = Como 192.0.2.0/24, 2001:db8::/32 o una sola dirección.
networks-label = Nombre
networks-role = Vale para
networks-add = Permitir esta red
networks-added = Permitida
networks-remove = Quitar { $range }
networks-removed = Quitada
networks-check = ¿Quién quedaría fuera?
networks-kept-none = Nadie con la sesión abierta quedaría fuera.
networks-kept = { $count ->
    [one] { $count } miembro con la sesión abierta quedaría fuera:
   *[other] { $count } miembros con la sesión abierta quedarían fuera:
}
networks-kept-one = { $name }, desde { $address }
did-networks-allow = permitió una red
did-networks-remove = quitó una red de la lista de permitidas
did-networks-clear = vació las listas de redes permitidas
did-networks-refuse = quedó fuera por la red
error-network-title = No desde esta red
error-network = Desde esta red (dirección { $address }) no se puede usar este espacio de trabajo o tu rol en él. Prueba desde una red permitida o habla con un administrador.
rule-network = Indica una dirección o un rango como 192.0.2.0/24.
rule-locked-out = Estás en { $address } y quedarías fuera. Permite primero tu propia red.
