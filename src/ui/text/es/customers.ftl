# Clientes: empresas que atiende el espacio de trabajo.

customers-title = Clientes
customers-one = Cliente
customers-count = { $count ->
    [0] Ningún cliente
    [one] { $count } cliente
   *[other] { $count } clientes
}
customers-new = Nuevo cliente
customers-create = Crear cliente
customers-edit = Editar cliente
customers-created = Cliente creado
customers-saved = Cliente guardado
customers-search = Buscar clientes

# Campos

customers-field-name = Empresa
customers-field-email = Correo
customers-field-tax-id = CNPJ
customers-field-tier = Nivel
customers-field-status = Estado
customers-field-region = Región
customers-field-owner = Responsable
customers-field-notes = Notas
customers-field-tags = Etiquetas
customers-field-created-at = Creado
customers-field-updated-at = Actualizado
customers-field-archived-at = Archivado
customers-field-external-id = ID externo

# Valores

customers-tier-standard = Estándar
customers-tier-professional = Profesional
customers-tier-enterprise = Empresarial
customers-status-active = Activo
customers-status-trial = En prueba
customers-status-at-risk = En riesgo
customers-status-churned = Perdido

# El registro

customers-tickets = Tickets de este cliente
customers-tickets-empty = Este cliente no tiene tickets.
customers-contacts = Contactos
customers-contacts-empty = Aún no hay contactos.
customers-contact-add = Añadir contacto
customers-contact-name = Nombre
customers-contact-email = Correo
customers-contact-phone = Teléfono
customers-contact-role = Cargo
customers-contact-edit = Editar contacto
customers-contact-edit-one = Editar { $name }
customers-contact-remove = Quitar contacto
customers-contact-remove-one = Quitar { $name }
customers-contact-remove-text = { $name } dejará de figurar en este cliente. El historial conserva el registro.
customers-contact-created = Contacto añadido
customers-contact-saved = Contacto guardado
customers-contact-removed = Contacto quitado
customers-no-owner = Sin responsable
customers-owner-hint = Quién se ocupa de este cliente.
customers-notes-empty = Aún no hay notas.
customers-tax-id-hint = CNPJ, numérico o con letras. Déjalo vacío si no tiene.
customers-archive = Archivar cliente
customers-archived = Cliente archivado
customers-restore = Restaurar cliente
customers-restored = Cliente restaurado
customers-is-archived = Este cliente está archivado. Restáuralo para cambiarlo.

# Estados vacíos

customers-empty-title = Aún no hay clientes
customers-empty-text = Aquí aparecerán las empresas que atiendes. Crea la primera o impórtalas desde un archivo.
customers-field-payment-details = Datos de pago
customers-payment-sealed = Hay datos; queda registrado quién los ve.
customers-payment-none = Sin datos de pago.
customers-payment-reveal = Mostrar
customers-payment-change = Cambiar datos de pago
customers-payment-hint = Cuenta bancaria, clave de pago y similares. Sellados en la base de datos.
customers-payment-remove = Quitar los datos
customers-payment-saved = Datos de pago guardados
did-customers-set-payment-details = cambió los datos de pago
did-customers-reveal-payment-details = consultó los datos de pago
