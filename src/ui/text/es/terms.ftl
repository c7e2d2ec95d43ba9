# Los términos de un espacio de trabajo.

terms-title = Términos
terms-field-number = Número
terms-field-body = Texto
terms-hint = Quien se incorpora lee y acepta este texto. Uno nuevo vale para quienes se incorporen después; los anteriores quedan registrados.
terms-number = { $number ->
    [0] sin texto
   *[other] versión { $number }
  }
terms-set = Fijar este texto
terms-accepted = Términos aceptados
invitation-read-terms = Leer los términos (versión { $number })
invitation-terms-changed = Los términos han cambiado entretanto. Léelos y acéptalos de nuevo, por favor.
did-terms-set = fijó los términos
terms-overtaken = La versión { $number } se guardó mientras escribías. Tu texto sigue abajo; al guardarlo, ocupa su lugar.
terms-use-theirs = Usar el texto de la versión { $number }
