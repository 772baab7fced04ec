<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BrushPreset</name>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Breit</translation>
    </message>
</context>
<context>
    <name>ClassEdits</name>
    <message>
        <source>Nothing changes: there is none of it, or it is locked or not selected</source>
        <translation>Nichts ändert sich: Es gibt nichts davon, oder es ist gesperrt oder nicht ausgewählt</translation>
    </message>
    <message>
        <source>Grow %1</source>
        <translation>Vergrößern: %1</translation>
    </message>
    <message>
        <source>Shrink %1</source>
        <translation>Verkleinern: %1</translation>
    </message>
    <message>
        <source>Replace %1 with %2</source>
        <translation>Ersetzen: %1 durch %2</translation>
    </message>
    <message>
        <source>Smooth the border of %1</source>
        <translation>Rand glätten: %1</translation>
    </message>
</context>
<context>
    <name>ClassMarks</name>
    <message>
        <source>Show %1</source>
        <translation>Zeigen: %1</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>Ausblenden: %1</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>Alle Klassen zeigen</translation>
    </message>
    <message>
        <source>Show only %1</source>
        <translation>Nur zeigen: %1</translation>
    </message>
    <message>
        <source>Paint only over %1</source>
        <translation>Nur darüber malen: %1</translation>
    </message>
    <message>
        <source>Paint only over, without %1</source>
        <translation>Nur darüber malen, ohne: %1</translation>
    </message>
    <message>
        <source>Paint over all classes</source>
        <translation>Über alle Klassen malen</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;New portrait</source>
        <translation>&amp;Neues Porträt</translation>
    </message>
    <message>
        <source>New from seed</source>
        <translation>Neu aus Startwert</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Import &amp;label map…</source>
        <translation>&amp;Klassenkarte importieren …</translation>
    </message>
    <message>
        <source>&amp;Reference photo…</source>
        <translation>&amp;Referenzfoto …</translation>
    </message>
    <message>
        <source>Lay a photo under the label map</source>
        <translation>Ein Foto unter die Klassenkarte legen</translation>
    </message>
    <message>
        <source>Remove reference photo</source>
        <translation>Referenzfoto entfernen</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>Bild &amp;exportieren …</translation>
    </message>
    <message>
        <source>Export a&amp;gain</source>
        <translation>Nochmals e&amp;xportieren</translation>
    </message>
    <message>
        <source>Repeat the last export with the portrait as it is now</source>
        <translation>Den letzten Export mit dem Porträt in seinem jetzigen Zustand wiederholen</translation>
    </message>
    <message>
        <source>Export &amp;turntable…</source>
        <translation>&amp;Drehteller exportieren …</translation>
    </message>
    <message>
        <source>Export label ma&amp;p…</source>
        <translation>Klassenkarte exp&amp;ortieren …</translation>
    </message>
    <message>
        <source>Save the portrait at full quality into the picture folder</source>
        <translation>Das Porträt in voller Qualität im Bilderordner speichern</translation>
    </message>
    <message>
        <source>Quick save without background</source>
        <translation>Schnell speichern ohne Hintergrund</translation>
    </message>
    <message>
        <source>Save the head alone, on a transparent background</source>
        <translation>Nur den Kopf auf durchsichtigem Hintergrund speichern</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Random &amp;person</source>
        <translation>Zufällige &amp;Person</translation>
    </message>
    <message>
        <source>Throw the dice for everything that is not locked</source>
        <translation>Alles neu würfeln, was nicht gesperrt ist</translation>
    </message>
    <message>
        <source>Random &amp;style of the active part</source>
        <translation>Zufälliger &amp;Stil des aktiven Teils</translation>
    </message>
    <message>
        <source>Random &amp;expression</source>
        <translation>Zufälliger &amp;Ausdruck</translation>
    </message>
    <message>
        <source>&amp;Neutralise expression</source>
        <translation>Ausdruck &amp;neutralisieren</translation>
    </message>
    <message>
        <source>&amp;Front pose</source>
        <translation>&amp;Frontale Pose</translation>
    </message>
    <message>
        <source>Reset &amp;light</source>
        <translation>&amp;Licht zurücksetzen</translation>
    </message>
    <message>
        <source>Reset light</source>
        <translation>Licht zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Discard strokes</source>
        <translation>Striche &amp;verwerfen</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>Turn up</source>
        <translation>Nach oben drehen</translation>
    </message>
    <message>
        <source>Turn down</source>
        <translation>Nach unten drehen</translation>
    </message>
    <message>
        <source>%1 by 1°</source>
        <translation>%1, um 1°</translation>
    </message>
    <message>
        <source>%1 by 5°</source>
        <translation>%1, um 5°</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Kippung</translation>
    </message>
    <message>
        <source>Roll by 5°</source>
        <translation>Um 5° kippen</translation>
    </message>
    <message>
        <source>Roll by −5°</source>
        <translation>Um −5° kippen</translation>
    </message>
    <message>
        <source>Default field of view</source>
        <translation>Standard-Sichtfeld</translation>
    </message>
    <message>
        <source>Reset camera</source>
        <translation>Kamera zurücksetzen</translation>
    </message>
    <message>
        <source>Reset pose and camera</source>
        <translation>Pose und Kamera zurücksetzen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Porträt</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Überlagert</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>Anordnung: %1</translation>
    </message>
    <message>
        <source>Workspace: %1</source>
        <translation>Arbeitsbereich: %1</translation>
    </message>
    <message>
        <source>&amp;Save workspace as…</source>
        <translation>Arbeitsbereich &amp;speichern unter …</translation>
    </message>
    <message>
        <source>&amp;Reset workspace</source>
        <translation>Arbeitsbereich &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Re&amp;move workspace…</source>
        <translation>Arbeitsbereich &amp;entfernen …</translation>
    </message>
    <message>
        <source>Next layout</source>
        <translation>Nächste Anordnung</translation>
    </message>
    <message>
        <source>Previous layout</source>
        <translation>Vorige Anordnung</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Label map</source>
        <translation>Klassenkarte</translation>
    </message>
    <message>
        <source>Label map fainter</source>
        <translation>Klassenkarte schwächer</translation>
    </message>
    <message>
        <source>Label map stronger</source>
        <translation>Klassenkarte stärker</translation>
    </message>
    <message>
        <source>Canvas only</source>
        <translation>Nur die Leinwand</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Full quality now</source>
        <translation>Jetzt volle Qualität</translation>
    </message>
    <message>
        <source>Pause live rendering</source>
        <translation>Live-Darstellung anhalten</translation>
    </message>
    <message>
        <source>Performance overlay</source>
        <translation>Leistungsanzeige</translation>
    </message>
    <message>
        <source>Show over the view what the last pictures cost</source>
        <translation>Über der Ansicht zeigen, was die letzten Bilder gekostet haben</translation>
    </message>
    <message>
        <source>Copy performance figures</source>
        <translation>Leistungswerte kopieren</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Aufträge</translation>
    </message>
    <message>
        <source>Show what works in the background</source>
        <translation>Zeigen, was im Hintergrund arbeitet</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Speicher freigeben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Eraser: back to what the model says</source>
        <translation>Radierer: zurück zu dem, was das Modell sagt</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Eyedropper</source>
        <translation>Pipette</translation>
    </message>
    <message>
        <source>Turn head (hold Q)</source>
        <translation>Kopf drehen (Q halten)</translation>
    </message>
    <message>
        <source>Turn light (hold J)</source>
        <translation>Licht drehen (J halten)</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>Symmetrie</translation>
    </message>
    <message>
        <source>Lock the active class</source>
        <translation>Aktive Klasse sperren</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Größerer Pinsel</translation>
    </message>
    <message>
        <source>Swap with the previous class</source>
        <translation>Mit der vorigen Klasse tauschen</translation>
    </message>
    <message>
        <source>Default classes</source>
        <translation>Standardklassen</translation>
    </message>
    <message>
        <source>Next class</source>
        <translation>Nächste Klasse</translation>
    </message>
    <message>
        <source>Previous class</source>
        <translation>Vorige Klasse</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>&amp;Invert selection</source>
        <translation>Auswahl &amp;umkehren</translation>
    </message>
    <message>
        <source>Select the active &amp;class</source>
        <translation>Aktive &amp;Klasse auswählen</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>Fill selection with %1</source>
        <translation>Auswahl füllen: %1</translation>
    </message>
    <message>
        <source>Fill selection with the active class</source>
        <translation>Auswahl mit der aktiven Klasse füllen</translation>
    </message>
    <message>
        <source>Fill selection with background</source>
        <translation>Auswahl mit Hintergrund füllen</translation>
    </message>
    <message>
        <source>Command &amp;palette</source>
        <translation>Befehls&amp;palette</translation>
    </message>
    <message>
        <source>&amp;Shortcut sheet</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Model information</source>
        <translation>&amp;Angaben zum Modell</translation>
    </message>
    <message>
        <source>&amp;About Limner</source>
        <translation>Ü&amp;ber Limner</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>Nächstes Bedienfeld</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>Voriges Bedienfeld</translation>
    </message>
    <message>
        <source>New from see&amp;d…</source>
        <translation>Neu aus Star&amp;twert …</translation>
    </message>
    <message>
        <source>Quick save pict&amp;ure</source>
        <translation>Bild schnell speic&amp;hern</translation>
    </message>
    <message>
        <source>Add snaps&amp;hot</source>
        <translation>S&amp;chnappschuss anlegen</translation>
    </message>
    <message>
        <source>Export &amp;mesh…</source>
        <translation>Gitternet&amp;z exportieren …</translation>
    </message>
    <message>
        <source>The head for 3D programs: glTF, OBJ, PLY</source>
        <translation>Der Kopf für 3D-Programme: glTF, OBJ, PLY</translation>
    </message>
    <message>
        <source>Export s&amp;heet of people…</source>
        <translation>Bo&amp;gen mit Personen exportieren …</translation>
    </message>
    <message>
        <source>Many seeds in the pose and light of the portrait</source>
        <translation>Viele Startwerte in Haltung und Licht des Porträts</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the keys of the timeline</source>
        <translation>Die Schlüssel der Zeitleiste abspielen</translation>
    </message>
    <message>
        <source>To the first frame</source>
        <translation>Zum ersten Bild</translation>
    </message>
    <message>
        <source>To the last frame</source>
        <translation>Zum letzten Bild</translation>
    </message>
    <message>
        <source>To the previous key</source>
        <translation>Zum vorigen Schlüssel</translation>
    </message>
    <message>
        <source>To the next key</source>
        <translation>Zum nächsten Schlüssel</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>Schlüssel setzen</translation>
    </message>
    <message>
        <source>Keep what was changed at this frame</source>
        <translation>Festhalten, was an diesem Bild geändert wurde</translation>
    </message>
    <message>
        <source>Remove keys of this frame</source>
        <translation>Schlüssel dieses Bildes entfernen</translation>
    </message>
    <message>
        <source>Keys by themselves</source>
        <translation>Schlüssel von selbst</translation>
    </message>
    <message>
        <source>Every change makes a key at the present frame</source>
        <translation>Jede Änderung setzt am gezeigten Bild einen Schlüssel</translation>
    </message>
    <message>
        <source>Export an&amp;imation…</source>
        <translation>An&amp;imation exportieren…</translation>
    </message>
    <message>
        <source>&amp;Load model…</source>
        <translation>Modell &amp;laden…</translation>
    </message>
    <message>
        <source>A published checkpoint or a model pack</source>
        <translation>Ein veröffentlichter Checkpoint oder ein Modellpaket</translation>
    </message>
    <message>
        <source>M&amp;odels</source>
        <translation>M&amp;odelle</translation>
    </message>
    <message>
        <source>Which models there are, and which one draws</source>
        <translation>Welche Modelle es gibt und welches zeichnet</translation>
    </message>
    <message>
        <source>Rotate view by −15°</source>
        <translation>Ansicht um −15° drehen</translation>
    </message>
    <message>
        <source>View upright</source>
        <translation>Ansicht aufrecht</translation>
    </message>
    <message>
        <source>Rotate view by 15°</source>
        <translation>Ansicht um 15° drehen</translation>
    </message>
    <message>
        <source>In &amp;point here</source>
        <translation>&amp;Anfang hier</translation>
    </message>
    <message>
        <source>What is played and exported begins here (I)</source>
        <translation>Ab hier wird gespielt und exportiert (I)</translation>
    </message>
    <message>
        <source>&amp;Out point here</source>
        <translation>&amp;Ende hier</translation>
    </message>
    <message>
        <source>What is played and exported ends here (O)</source>
        <translation>Bis hierher wird gespielt und exportiert (O)</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Breite einpassen</translation>
    </message>
    <message>
        <source>Mirror view</source>
        <translation>Ansicht spiegeln</translation>
    </message>
    <message>
        <source>See the portrait as in a mirror; it stays as it is</source>
        <translation>Das Porträt wie im Spiegel sehen; es bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Mask of the active part</source>
        <translation>Maske des aktiven Teils</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Normals</source>
        <translation>Normalen</translation>
    </message>
    <message>
        <source>Channel: %1</source>
        <translation>Kanal: %1</translation>
    </message>
    <message>
        <source>This model has no such channel</source>
        <translation>Dieses Modell hat keinen solchen Kanal</translation>
    </message>
    <message>
        <source>Next channel</source>
        <translation>Nächster Kanal</translation>
    </message>
    <message>
        <source>Previous channel</source>
        <translation>Voriger Kanal</translation>
    </message>
    <message>
        <source>Do not compare</source>
        <translation>Nicht vergleichen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Tap to see the portrait as it was, and again to come back; or hold</source>
        <translation>Antippen zeigt das Porträt, wie es war, nochmals antippen führt zurück; oder halten</translation>
    </message>
    <message>
        <source>Compare: %1</source>
        <translation>Vergleichen: %1</translation>
    </message>
    <message>
        <source>Next way to compare</source>
        <translation>Nächste Vergleichsart</translation>
    </message>
    <message>
        <source>Compare with the beginning</source>
        <translation>Mit dem Anfang vergleichen</translation>
    </message>
    <message>
        <source>With the portrait as it was opened or begun, instead of a snapshot</source>
        <translation>Mit dem Porträt, wie es geöffnet oder begonnen wurde, statt mit einem Schnappschuss</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>Thirds</source>
        <translation>Drittel</translation>
    </message>
    <message>
        <source>Safe frame</source>
        <translation>Sicherer Bereich</translation>
    </message>
    <message>
        <source>Guide: %1</source>
        <translation>Hilfslinien: %1</translation>
    </message>
    <message>
        <source>Edge snap</source>
        <translation>An Kanten einrasten</translation>
    </message>
    <message>
        <source>Brush preset: %1</source>
        <translation>Pinselvorgabe: %1</translation>
    </message>
    <message>
        <source>The brush before this one</source>
        <translation>Der Pinsel davor</translation>
    </message>
    <message>
        <source>Class: %1</source>
        <translation>Klasse: %1</translation>
    </message>
    <message>
        <source>Copy system &amp;report</source>
        <translation>S&amp;ystembericht kopieren</translation>
    </message>
    <message>
        <source>What somebody who helps wants to know, as text; it holds no paths and no pictures</source>
        <translation>Was jemand wissen will, der hilft, als Text; ohne Pfade und Bilder</translation>
    </message>
    <message>
        <source>&amp;Notices</source>
        <translation>&amp;Meldungen</translation>
    </message>
    <message>
        <source>What the editor has said</source>
        <translation>Meldungen des Editors</translation>
    </message>
    <message>
        <source>Grab features of the face (hold G)</source>
        <translation>Gesichtszüge greifen (G halten)</translation>
    </message>
    <message>
        <source>Save incremental</source>
        <translation>Fortlaufend speichern</translation>
    </message>
    <message>
        <source>Save under the next free number and go on with that file</source>
        <translation>Unter der nächsten freien Nummer speichern und mit dieser Datei weiterarbeiten</translation>
    </message>
    <message>
        <source>Save a cop&amp;y…</source>
        <translation>Ko&amp;pie speichern …</translation>
    </message>
    <message>
        <source>Save to another file and stay with this one</source>
        <translation>In eine andere Datei speichern und bei dieser bleiben</translation>
    </message>
    <message>
        <source>&amp;Last saved</source>
        <translation>&amp;Zuletzt Gespeichertes</translation>
    </message>
    <message>
        <source>Back to what the file of the project holds</source>
        <translation>Zurück zu dem, was in der Projektdatei steht</translation>
    </message>
    <message>
        <source>The portrait is in no file yet.</source>
        <translation>Das Porträt steht noch in keiner Datei.</translation>
    </message>
    <message>
        <source>Copy &amp;label map</source>
        <translation>K&amp;lassenkarte kopieren</translation>
    </message>
    <message>
        <source>An indexed picture in the colours of the classes, for paint programs</source>
        <translation>Ein indiziertes Bild in den Farben der Klassen, für Malprogramme</translation>
    </message>
    <message>
        <source>Copy rec&amp;ipe</source>
        <translation>Re&amp;zept kopieren</translation>
    </message>
    <message>
        <source>The whole portrait as text</source>
        <translation>Das ganze Porträt als Text</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>E&amp;infügen</translation>
    </message>
    <message>
        <source>Paste as &amp;new portrait</source>
        <translation>Als &amp;neues Porträt einfügen</translation>
    </message>
    <message>
        <source>A recipe in a project of its own</source>
        <translation>Ein Rezept in einem eigenen Projekt</translation>
    </message>
    <message>
        <source>Play &amp;every frame</source>
        <translation>&amp;Jedes Bild abspielen</translation>
    </message>
    <message>
        <source>Leaves no frame out, however long its picture takes</source>
        <translation>Lässt kein Bild aus, wie lange seine Berechnung auch dauert</translation>
    </message>
    <message>
        <source>&amp;Record gestures</source>
        <translation>&amp;Gesten aufzeichnen</translation>
    </message>
    <message>
        <source>Plays to the end; what is done with the pose and the sliders meanwhile becomes keys. Esc stops.</source>
        <translation>Spielt bis zum Ende; was inzwischen mit der Haltung und den Reglern getan wird, wird zu Schlüsseln. Esc hält an.</translation>
    </message>
    <message>
        <source>&amp;Time-lapse of the strokes…</source>
        <translation>&amp;Zeitraffer der Striche…</translation>
    </message>
    <message>
        <source>Makes keys of the painting out of the undo list</source>
        <translation>Macht aus der Verlaufsliste Schlüssel der Malerei</translation>
    </message>
    <message>
        <source>A label map, a recipe, a picture or a file from the clipboard</source>
        <translation>Eine Klassenkarte, ein Rezept, ein Bild oder eine Datei aus der Zwischenablage</translation>
    </message>
    <message>
        <source>Seed &amp;browser…</source>
        <translation>Startwert-&amp;Browser…</translation>
    </message>
    <message>
        <source>Other people on a plane, and variations of this one, to choose from</source>
        <translation>Andere Personen auf einer Ebene und Abwandlungen dieser einen zur Auswahl</translation>
    </message>
    <message>
        <source>Move selection</source>
        <translation>Auswahl verschieben</translation>
    </message>
    <message>
        <source>&amp;Transform selection</source>
        <translation>Auswahl &amp;transformieren</translation>
    </message>
    <message>
        <source>Move, scale, turn and flip what is selected</source>
        <translation>Verschieben, skalieren, drehen und spiegeln, was ausgewählt ist</translation>
    </message>
    <message>
        <source>Flip &amp;left and right</source>
        <translation>&amp;Links und rechts spiegeln</translation>
    </message>
    <message>
        <source>Mirror what is selected: left becomes right</source>
        <translation>Die Auswahl spiegeln: Links wird rechts</translation>
    </message>
    <message>
        <source>Flip &amp;up and down</source>
        <translation>&amp;Oben und unten spiegeln</translation>
    </message>
    <message>
        <source>Mirror what is selected: up becomes down</source>
        <translation>Die Auswahl spiegeln: Oben wird unten</translation>
    </message>
    <message>
        <source>A&amp;pply transform</source>
        <translation>T&amp;ransformation anwenden</translation>
    </message>
    <message>
        <source>Cancel transfor&amp;m</source>
        <translation>Transfor&amp;mation abbrechen</translation>
    </message>
    <message>
        <source>Nothing was moved or pasted that could be applied or taken back</source>
        <translation>Es wurde nichts verschoben oder eingefügt, was angewendet oder zurückgenommen werden könnte</translation>
    </message>
    <message>
        <source>Write what was moved or pasted into the label map (Enter)</source>
        <translation>Das Verschobene oder Eingefügte in die Klassenkarte schreiben (Eingabetaste)</translation>
    </message>
    <message>
        <source>Put back what was moved, or drop what was pasted (Esc)</source>
        <translation>Das Verschobene zurücklegen oder das Eingefügte verwerfen (Esc)</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>Random styles of &amp;all parts</source>
        <translation>Zufällige Stile aller &amp;Teile</translation>
    </message>
    <message>
        <source>Throw the dice for the styles of all parts that are not locked</source>
        <translation>Die Stile aller Teile neu würfeln, die nicht gesperrt sind</translation>
    </message>
    <message>
        <source>Random s&amp;hape</source>
        <translation>Zufällige &amp;Form</translation>
    </message>
    <message>
        <source>Throw the dice for identity, hair and what is worn, as far as they are not locked</source>
        <translation>Identität, Haare und Getragenes neu würfeln, soweit sie nicht gesperrt sind</translation>
    </message>
    <message>
        <source>Random &amp;light</source>
        <translation>Zufälliges &amp;Licht</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>&amp;Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Pose, expression, gaze, light and amounts as at first; the person, what is painted and what is locked stay</source>
        <translation>Pose, Ausdruck, Blick, Licht und Anteile wie am Anfang; die Person, Gemaltes und Gesperrtes bleiben</translation>
    </message>
    <message>
        <source>Fit shape to &amp;painting</source>
        <translation>Form an die &amp;Malerei anpassen</translation>
    </message>
    <message>
        <source>Nothing is painted that is not a part of the head already</source>
        <translation>Nichts Gemaltes, das nicht schon ein Teil des Kopfes ist</translation>
    </message>
    <message>
        <source>The painting becomes a part of the head and is seen from all sides</source>
        <translation>Die Malerei wird ein Teil des Kopfes und ist von allen Seiten zu sehen</translation>
    </message>
    <message>
        <source>This model has no shape that a painting could change, or no room for more</source>
        <translation>Dieses Modell hat keine Form, die eine Malerei ändern könnte, oder keinen Platz für weitere</translation>
    </message>
    <message>
        <source>&amp;Copy pose</source>
        <translation>Pose &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste pose</source>
        <translation>Pose &amp;einfügen</translation>
    </message>
    <message>
        <source>Pick region</source>
        <translation>Bereich wählen</translation>
    </message>
    <message>
        <source>Copy left half to right</source>
        <translation>Linke Hälfte nach rechts kopieren</translation>
    </message>
    <message>
        <source>Copy right half to left</source>
        <translation>Rechte Hälfte nach links kopieren</translation>
    </message>
    <message>
        <source>Swap sides</source>
        <translation>Seiten tauschen</translation>
    </message>
    <message>
        <source>In the label map; left and right as in the picture. Locks and the selection count</source>
        <translation>In der Klassenkarte; links und rechts wie im Bild. Sperren und Auswahl gelten</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>P&amp;rotokoll zeigen</translation>
    </message>
    <message>
        <source>The folder with what the editor has written down</source>
        <translation>Der Ordner mit dem, was der Editor aufgeschrieben hat</translation>
    </message>
    <message>
        <source>&amp;Grow selection…</source>
        <translation>Auswahl &amp;vergrößern …</translation>
    </message>
    <message>
        <source>Grow selection</source>
        <translation>Auswahl vergrößern</translation>
    </message>
    <message>
        <source>&amp;Shrink selection…</source>
        <translation>Auswahl verkl&amp;einern …</translation>
    </message>
    <message>
        <source>Shrink selection</source>
        <translation>Auswahl verkleinern</translation>
    </message>
    <message>
        <source>&amp;Border of the selection…</source>
        <translation>Ran&amp;d der Auswahl …</translation>
    </message>
    <message>
        <source>Border of the selection</source>
        <translation>Rand der Auswahl</translation>
    </message>
    <message>
        <source>Pixels of the label map</source>
        <translation>Pixel der Klassenkarte</translation>
    </message>
    <message>
        <source>S&amp;elect again</source>
        <translation>Er&amp;neut auswählen</translation>
    </message>
    <message>
        <source>Bring back what was selected last</source>
        <translation>Die letzte Auswahl zurückholen</translation>
    </message>
    <message>
        <source>Keep this brush</source>
        <translation>Diesen Pinsel behalten</translation>
    </message>
    <message>
        <source>Name; one that there is already is replaced</source>
        <translation>Name; einer, den es schon gibt, wird ersetzt</translation>
    </message>
    <message>
        <source>&amp;Keep this brush…</source>
        <translation>Diesen Pinsel &amp;behalten…</translation>
    </message>
    <message>
        <source>Under a name, with size, smoothing and edges</source>
        <translation>Unter einem Namen, mit Größe, Glättung und Kanten</translation>
    </message>
    <message>
        <source>&amp;Reload brush</source>
        <translation>Pinsel &amp;neu laden</translation>
    </message>
    <message>
        <source>&amp;Delete brush</source>
        <translation>Pinsel &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Import brushes…</source>
        <translation>Pinsel &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Export brushes…</source>
        <translation>Pinsel &amp;exportieren…</translation>
    </message>
    <message>
        <source>All of your own, as one file</source>
        <translation>Alle eigenen, als eine Datei</translation>
    </message>
    <message>
        <source>None of your own brushes is in use</source>
        <translation>Keiner der eigenen Pinsel ist in Gebrauch</translation>
    </message>
    <message>
        <source>Back to what was kept</source>
        <translation>Zurück zu dem, was behalten wurde</translation>
    </message>
    <message>
        <source>The brush is as it was kept</source>
        <translation>Der Pinsel ist, wie er behalten wurde</translation>
    </message>
    <message>
        <source>Takes the brush in use off the list</source>
        <translation>Nimmt den benutzten Pinsel von der Liste</translation>
    </message>
    <message>
        <source>Show the active class in the overlay</source>
        <translation>Aktive Klasse in der Überlagerung zeigen</translation>
    </message>
    <message>
        <source>Show only the active class</source>
        <translation>Nur die aktive Klasse zeigen</translation>
    </message>
    <message>
        <source>In the overlay; again shows all classes (Alt+click on its eye)</source>
        <translation>In der Überlagerung; noch einmal zeigt alle Klassen (Alt+Klick auf ihr Auge)</translation>
    </message>
    <message>
        <source>Paint only over the active class</source>
        <translation>Nur über die aktive Klasse malen</translation>
    </message>
    <message>
        <source>Nothing writes over classes without this mark while one has it</source>
        <translation>Solange eine Klasse dieses Zeichen hat, werden andere nicht übermalt</translation>
    </message>
    <message>
        <source>Paint over all classes</source>
        <translation>Über alle Klassen malen</translation>
    </message>
    <message>
        <source>Takes the marks &quot;Paint only over&quot; from all classes</source>
        <translation>Nimmt allen Klassen das Zeichen „Nur darüber malen“</translation>
    </message>
    <message>
        <source>Every class that is not locked is painted over</source>
        <translation>Jede Klasse, die nicht gesperrt ist, wird übermalt</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>Ersetzen: %1</translation>
    </message>
    <message>
        <source>The class that takes its place</source>
        <translation>Die Klasse, die an ihre Stelle tritt</translation>
    </message>
    <message>
        <source>Grow the active class…</source>
        <translation>Aktive Klasse vergrößern…</translation>
    </message>
    <message>
        <source>Into what is not locked, by pixels of the label map</source>
        <translation>In das, was nicht gesperrt ist, um Pixel der Klassenkarte</translation>
    </message>
    <message>
        <source>Grow %1</source>
        <translation>Vergrößern: %1</translation>
    </message>
    <message>
        <source>Shrink the active class…</source>
        <translation>Aktive Klasse verkleinern…</translation>
    </message>
    <message>
        <source>What it leaves goes to the class beside it</source>
        <translation>Was sie freigibt, bekommt die Klasse daneben</translation>
    </message>
    <message>
        <source>Shrink %1</source>
        <translation>Verkleinern: %1</translation>
    </message>
    <message>
        <source>Replace the active class with…</source>
        <translation>Aktive Klasse ersetzen durch…</translation>
    </message>
    <message>
        <source>Smooth the border of the active class</source>
        <translation>Rand der aktiven Klasse glätten</translation>
    </message>
    <message>
        <source>Rounds off corners, fills notches and drops specks</source>
        <translation>Rundet Ecken ab, füllt Kerben und entfernt Krümel</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Vieleck</translation>
    </message>
    <message>
        <source>Shapes: rectangle, ellipse, polygon</source>
        <translation>Formen: Rechteck, Ellipse, Vieleck</translation>
    </message>
    <message>
        <source>&amp;Device…</source>
        <translation>&amp;Gerät …</translation>
    </message>
    <message>
        <source>Where the preferences say what computes</source>
        <translation>Wo die Einstellungen sagen, was rechnet</translation>
    </message>
    <message>
        <source>P&amp;icture information</source>
        <translation>&amp;Bildangaben</translation>
    </message>
    <message>
        <source>S&amp;tart page</source>
        <translation>&amp;Startseite</translation>
    </message>
    <message>
        <source>What to begin with, recent projects, and the first steps</source>
        <translation>Womit sich beginnen lässt, letzte Projekte und die ersten Schritte</translation>
    </message>
    <message>
        <source>&amp;Arrange brushes…</source>
        <translation>Pinsel &amp;ordnen …</translation>
    </message>
    <message>
        <source>Their order, and tags to find them by</source>
        <translation>Ihre Reihenfolge und Stichwörter, um sie zu finden</translation>
    </message>
    <message>
        <source>&amp;Merge edits</source>
        <translation>Än&amp;derungen zusammenführen</translation>
    </message>
    <message>
        <source>Makes one of the paintings of this view</source>
        <translation>Macht aus den Bemalungen dieser Ansicht eine</translation>
    </message>
    <message>
        <source>No two paintings that are a part of the head belong to this view</source>
        <translation>Zu dieser Ansicht gehören keine zwei Bemalungen, die Teil des Kopfes sind</translation>
    </message>
    <message>
        <source>Fixed &amp;gaze</source>
        <translation>&amp;Fester Blick</translation>
    </message>
    <message>
        <source>The eyes stay on the viewer while the head turns</source>
        <translation>Die Augen bleiben beim Betrachter, während sich der Kopf dreht</translation>
    </message>
    <message>
        <source>Magnetic lasso</source>
        <translation>Magnetisches Lasso</translation>
    </message>
    <message>
        <source>&amp;Warp selection</source>
        <translation>Auswahl ver&amp;biegen</translation>
    </message>
    <message>
        <source>Bend what is selected by a net of 4 × 4 handles</source>
        <translation>Das Ausgewählte mit einem Netz aus 4 × 4 Griffen verbiegen</translation>
    </message>
</context>
<context>
    <name>EditTexts</name>
    <message>
        <source>Label map from a file</source>
        <translation>Klassenkarte aus einer Datei</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>Striche</translation>
    </message>
    <message>
        <source>Painting: %1</source>
        <translation>Bemalung: %1</translation>
    </message>
    <message>
        <source>Style: %1</source>
        <translation>Stil: %1</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Blick</translation>
    </message>
    <message>
        <source>Hair shape</source>
        <translation>Haarform</translation>
    </message>
    <message>
        <source>Worn things</source>
        <translation>Getragenes</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>What is locked is not merged</source>
        <translation>Gesperrtes wird nicht zusammengeführt</translation>
    </message>
    <message>
        <source>Only paintings of one view that are shown can be merged, two at least</source>
        <translation>Nur gezeigte Bemalungen einer Ansicht lassen sich zusammenführen, mindestens zwei</translation>
    </message>
    <message>
        <source>Merge paintings</source>
        <translation>Bemalungen zusammenführen</translation>
    </message>
</context>
<context>
    <name>ExportTrial</name>
    <message>
        <source>Estimate: less than 1 s, %1</source>
        <translation>Schätzung: unter 1 s, %1</translation>
    </message>
    <message>
        <source>Estimate: about %1 s, %2</source>
        <translation>Schätzung: etwa %1 s, %2</translation>
    </message>
    <message>
        <source>Estimate: about %1 min, %2</source>
        <translation>Schätzung: etwa %1 min, %2</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Limner or CelebAMask-HQ label map (*.png)</source>
        <translation>Klassenkarte von Limner oder CelebAMask-HQ (*.png)</translation>
    </message>
    <message>
        <source>SofGAN label map, 20 classes (*.png)</source>
        <translation>Klassenkarte von SofGAN, 20 Klassen (*.png)</translation>
    </message>
    <message>
        <source>SofGAN label map, 17 classes (*.png)</source>
        <translation>Klassenkarte von SofGAN, 17 Klassen (*.png)</translation>
    </message>
    <message>
        <source>Limner label map (*.png)</source>
        <translation>Klassenkarte von Limner (*.png)</translation>
    </message>
    <message>
        <source>CelebAMask-HQ label map (*.png)</source>
        <translation>Klassenkarte von CelebAMask-HQ (*.png)</translation>
    </message>
</context>
<context>
    <name>FixedGaze</name>
    <message>
        <source>Fixed gaze</source>
        <translation>Fester Blick</translation>
    </message>
    <message>
        <source>Free gaze</source>
        <translation>Freier Blick</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Turn the head from any tool</source>
        <translation>Den Kopf mit jedem Werkzeug drehen</translation>
    </message>
    <message>
        <source>hold Q, or Alt+drag in the canvas</source>
        <translation>Q halten, oder Alt+Ziehen auf der Leinwand</translation>
    </message>
    <message>
        <source>Turn the light from any tool</source>
        <translation>Das Licht mit jedem Werkzeug drehen</translation>
    </message>
    <message>
        <source>hold J</source>
        <translation>J halten</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Space+drag, middle drag</source>
        <translation>Leertaste+Ziehen, Ziehen mit mittlerer Taste</translation>
    </message>
    <message>
        <source>Zoom about the pointer</source>
        <translation>Um den Zeiger vergrößern</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Take a class while painting</source>
        <translation>Beim Malen eine Klasse aufnehmen</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Shift+drag, Shift+wheel</source>
        <translation>Umschalt+Ziehen, Umschalt+Mausrad</translation>
    </message>
    <message>
        <source>Straight line from the last dab</source>
        <translation>Gerade Linie vom letzten Tupfer</translation>
    </message>
    <message>
        <source>Shift+click</source>
        <translation>Umschalt+Klick</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Sichtfeld</translation>
    </message>
    <message>
        <source>Ctrl+wheel in the portrait</source>
        <translation>Strg+Mausrad im Porträt</translation>
    </message>
    <message>
        <source>Camera distance</source>
        <translation>Kameraabstand</translation>
    </message>
    <message>
        <source>Ctrl+Shift+wheel in the portrait</source>
        <translation>Strg+Umschalt+Mausrad im Porträt</translation>
    </message>
    <message>
        <source>Fine, snapped turning</source>
        <translation>Feines, einrastendes Drehen</translation>
    </message>
    <message>
        <source>Shift, Ctrl while dragging</source>
        <translation>Umschalt, Strg beim Ziehen</translation>
    </message>
    <message>
        <source>Move what is selected by a pixel</source>
        <translation>Die Auswahl um ein Pixel verschieben</translation>
    </message>
    <message>
        <source>arrows with the move tool; Shift: ten pixels</source>
        <translation>Pfeiltasten mit dem Verschiebewerkzeug; Umschalt: zehn Pixel</translation>
    </message>
    <message>
        <source>Select an area</source>
        <translation>Einen Bereich auswählen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+click, double click with the move tool</source>
        <translation>Strg+Umschalt+Klick, Doppelklick mit dem Verschiebewerkzeug</translation>
    </message>
</context>
<context>
    <name>ModelStarter</name>
    <message>
        <source>The device that was asked for cannot be used: the processor computes. %1 LM-301</source>
        <translation>Das gewünschte Gerät ist nicht benutzbar: Es rechnet der Prozessor. %1 LM-301</translation>
    </message>
</context>
<context>
    <name>NamedViews</name>
    <message>
        <source>Front</source>
        <translation>Vorn</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>Von oben</translation>
    </message>
    <message>
        <source>Three-quarter left</source>
        <translation>Dreiviertel links</translation>
    </message>
    <message>
        <source>Three-quarter right</source>
        <translation>Dreiviertel rechts</translation>
    </message>
    <message>
        <source>Left limit</source>
        <translation>Linke Grenze</translation>
    </message>
    <message>
        <source>Right limit</source>
        <translation>Rechte Grenze</translation>
    </message>
    <message>
        <source>From below</source>
        <translation>Von unten</translation>
    </message>
</context>
<context>
    <name>NeededCapability</name>
    <message>
        <source>turn the head</source>
        <translation>den Kopf drehen</translation>
    </message>
    <message>
        <source>change the expression</source>
        <translation>den Ausdruck ändern</translation>
    </message>
    <message>
        <source>change the light</source>
        <translation>das Licht ändern</translation>
    </message>
    <message>
        <source>style parts by themselves</source>
        <translation>Teile einzeln gestalten</translation>
    </message>
    <message>
        <source>change the person</source>
        <translation>die Person ändern</translation>
    </message>
    <message>
        <source>turn the eyes</source>
        <translation>die Augen drehen</translation>
    </message>
</context>
<context>
    <name>Performance</name>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>median of 30</source>
        <translation>Median von 30</translation>
    </message>
    <message>
        <source>rung</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Q%1 final</source>
        <translation>Q%1 endgültig</translation>
    </message>
    <message>
        <source>Q%1</source>
        <translation>Q%1</translation>
    </message>
    <message>
        <source>upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>paint</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>skipped requests</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>model caches</source>
        <translation>Modellspeicher</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>whole program</source>
        <translation>ganzes Programm</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>drawn without OpenGL</source>
        <translation>ohne OpenGL gezeichnet</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>The project was written by a newer Limner; what this version does not know is kept.</source>
        <translation>Das Projekt stammt von einem neueren Limner; was diese Version nicht kennt, bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Open mouth</source>
        <translation>Mund öffnen</translation>
    </message>
    <message>
        <source>Jaw forward</source>
        <translation>Kiefer vor</translation>
    </message>
    <message>
        <source>Jaw to the left</source>
        <translation>Kiefer nach links</translation>
    </message>
    <message>
        <source>Jaw to the right</source>
        <translation>Kiefer nach rechts</translation>
    </message>
    <message>
        <source>Mouth to the left</source>
        <translation>Mund nach links</translation>
    </message>
    <message>
        <source>Mouth to the right</source>
        <translation>Mund nach rechts</translation>
    </message>
    <message>
        <source>Close lips</source>
        <translation>Lippen schließen</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>Trichter</translation>
    </message>
    <message>
        <source>Pucker, kiss</source>
        <translation>Kussmund</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>Lächeln</translation>
    </message>
    <message>
        <source>Corners down</source>
        <translation>Mundwinkel ab</translation>
    </message>
    <message>
        <source>Dimples</source>
        <translation>Grübchen</translation>
    </message>
    <message>
        <source>Stretch mouth</source>
        <translation>Mund breit ziehen</translation>
    </message>
    <message>
        <source>Roll lower lip</source>
        <translation>Unterlippe einrollen</translation>
    </message>
    <message>
        <source>Roll upper lip</source>
        <translation>Oberlippe einrollen</translation>
    </message>
    <message>
        <source>Lower lip up</source>
        <translation>Unterlippe hoch</translation>
    </message>
    <message>
        <source>Upper lip pushed</source>
        <translation>Oberlippe vorschieben</translation>
    </message>
    <message>
        <source>Press lips</source>
        <translation>Lippen pressen</translation>
    </message>
    <message>
        <source>Lower lip down</source>
        <translation>Unterlippe nach unten</translation>
    </message>
    <message>
        <source>Upper lip up</source>
        <translation>Oberlippe hoch</translation>
    </message>
    <message>
        <source>Frown</source>
        <translation>Stirnrunzeln</translation>
    </message>
    <message>
        <source>Worry</source>
        <translation>Sorge</translation>
    </message>
    <message>
        <source>Raise brows</source>
        <translation>Brauen heben</translation>
    </message>
    <message>
        <source>Puff cheeks</source>
        <translation>Wangen aufblasen</translation>
    </message>
    <message>
        <source>Raise cheeks</source>
        <translation>Wangen heben</translation>
    </message>
    <message>
        <source>Wrinkle nose</source>
        <translation>Nase rümpfen</translation>
    </message>
    <message>
        <source>Close eyes</source>
        <translation>Augen schließen</translation>
    </message>
    <message>
        <source>Squint</source>
        <translation>Augen kneifen</translation>
    </message>
    <message>
        <source>Open eyes wide</source>
        <translation>Augen aufreißen</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Nach oben sehen</translation>
    </message>
    <message>
        <source>Look down</source>
        <translation>Nach unten sehen</translation>
    </message>
    <message>
        <source>Look inwards</source>
        <translation>Nach innen sehen</translation>
    </message>
    <message>
        <source>Look outwards</source>
        <translation>Nach außen sehen</translation>
    </message>
    <message>
        <source>Tongue out</source>
        <translation>Zunge heraus</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>Mund</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>Augen</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>Brauen</translation>
    </message>
    <message>
        <source>Cheeks and nose</source>
        <translation>Wangen und Nase</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>Nase</translation>
    </message>
    <message>
        <source>eyeglasses</source>
        <translation>Brille</translation>
    </message>
    <message>
        <source>left eye</source>
        <translation>linkes Auge</translation>
    </message>
    <message>
        <source>right eye</source>
        <translation>rechtes Auge</translation>
    </message>
    <message>
        <source>left brow</source>
        <translation>linke Braue</translation>
    </message>
    <message>
        <source>right brow</source>
        <translation>rechte Braue</translation>
    </message>
    <message>
        <source>left ear</source>
        <translation>linkes Ohr</translation>
    </message>
    <message>
        <source>right ear</source>
        <translation>rechtes Ohr</translation>
    </message>
    <message>
        <source>mouth</source>
        <translation>Mund</translation>
    </message>
    <message>
        <source>upper lip</source>
        <translation>Oberlippe</translation>
    </message>
    <message>
        <source>lower lip</source>
        <translation>Unterlippe</translation>
    </message>
    <message>
        <source>hair</source>
        <translation>Haare</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>Hut</translation>
    </message>
    <message>
        <source>earring</source>
        <translation>Ohrring</translation>
    </message>
    <message>
        <source>necklace</source>
        <translation>Halskette</translation>
    </message>
    <message>
        <source>neck</source>
        <translation>Hals</translation>
    </message>
    <message>
        <source>clothing</source>
        <translation>Kleidung</translation>
    </message>
    <message>
        <source>facial hair</source>
        <translation>Bart</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>Augen</translation>
    </message>
    <message>
        <source>brows</source>
        <translation>Brauen</translation>
    </message>
    <message>
        <source>lips</source>
        <translation>Lippen</translation>
    </message>
    <message>
        <source>clothes</source>
        <translation>Kleidung</translation>
    </message>
    <message>
        <source>glasses</source>
        <translation>Brille</translation>
    </message>
    <message>
        <source>accessories</source>
        <translation>Accessoires</translation>
    </message>
    <message>
        <source>%1: the subject&apos;s left (right side of the picture when facing you)</source>
        <translation>%1: vom Porträt aus links (rechte Bildseite, wenn es Sie ansieht)</translation>
    </message>
    <message>
        <source>%1: the subject&apos;s right (left side of the picture when facing you)</source>
        <translation>%1: vom Porträt aus rechts (linke Bildseite, wenn es Sie ansieht)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name of an angle and its value: yaw 12°</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Yaw %1, pitch %2</source>
        <translation>Drehung %1, Neigung %2</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Neigung</translation>
    </message>
    <message>
        <source>Yaw</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Kippung</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Sichtfeld</translation>
    </message>
    <message>
        <source>Azimuth</source>
        <translation>Azimut</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Ambient</source>
        <translation>Umgebungslicht</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>Gaze sideways</source>
        <translation>Blick zur Seite</translation>
    </message>
    <message>
        <source>Gaze up</source>
        <translation>Blick nach oben</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Amount of identity</source>
        <translation>Stärke der Identität</translation>
    </message>
    <message>
        <source>Hair shape</source>
        <translation>Haarform</translation>
    </message>
    <message>
        <source>Clothes and glasses</source>
        <translation>Kleidung und Brille</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Bemalung</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Pose</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>%1, left</source>
        <translation>%1, links</translation>
    </message>
    <message>
        <source>%1, right</source>
        <translation>%1, rechts</translation>
    </message>
    <message>
        <source>pose</source>
        <translation>Pose</translation>
    </message>
    <message>
        <source>painted labels</source>
        <translation>gemalte Klassen</translation>
    </message>
    <message>
        <source>style per part</source>
        <translation>Stil je Teil</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>hair shape</source>
        <translation>Haarform</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>gaze</source>
        <translation>Blick</translation>
    </message>
    <message>
        <source>light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>mesh</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>paintings that turn with the head</source>
        <translation>Bemalung, die sich mit dem Kopf dreht</translation>
    </message>
    <message>
        <source>The loaded model cannot do this: %1. Another model can, see Model ▸ Models.</source>
        <translation>Das geladene Modell kann das nicht: %1. Ein anderes kann es, siehe Modell ▸ Modelle.</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Lasso %1</source>
        <translation>Lasso: %1</translation>
    </message>
    <message>
        <source>Rectangle of %1</source>
        <translation>Rechteck: %1</translation>
    </message>
    <message>
        <source>Ellipse of %1</source>
        <translation>Ellipse: %1</translation>
    </message>
    <message>
        <source>Drag to give back what the model says</source>
        <translation>Ziehen: zurück zu dem, was das Modell sagt</translation>
    </message>
    <message>
        <source>Drag to paint · Ctrl: take a class · Shift+drag: size · Shift+click: line</source>
        <translation>Ziehen: malen · Strg: Klasse aufnehmen · Umschalt+Ziehen: Größe · Umschalt+Klick: Linie</translation>
    </message>
    <message>
        <source>Erase strokes</source>
        <translation>Striche radieren</translation>
    </message>
    <message>
        <source>Brush %1</source>
        <translation>Pinsel: %1</translation>
    </message>
    <message>
        <source>Click to fill an area · drag: every area on the way</source>
        <translation>Klick: einen Bereich füllen · Ziehen: jeden Bereich auf dem Weg</translation>
    </message>
    <message>
        <source>Fill with %1</source>
        <translation>Füllen: %1</translation>
    </message>
    <message>
        <source>Click to take the class under the pointer</source>
        <translation>Klick: die Klasse unter dem Zeiger aufnehmen</translation>
    </message>
    <message>
        <source>Drag to turn · outside the ring: roll · Shift fine · Ctrl 5° · double click: front</source>
        <translation>Ziehen: drehen · außerhalb des Rings: kippen · Umschalt: fein · Strg: 5° · Doppelklick: von vorn</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Kippung</translation>
    </message>
    <message>
        <source>Outside the range this model learned</source>
        <translation>Außerhalb dessen, was dieses Modell gelernt hat</translation>
    </message>
    <message>
        <source>Drag to turn the light</source>
        <translation>Ziehen, um das Licht zu drehen</translation>
    </message>
    <message>
        <source>Turn light</source>
        <translation>Licht drehen</translation>
    </message>
    <message>
        <source>Grab the mouth</source>
        <translation>Mund greifen</translation>
    </message>
    <message>
        <source>Grab the upper lip</source>
        <translation>Oberlippe greifen</translation>
    </message>
    <message>
        <source>Grab the jaw</source>
        <translation>Kiefer greifen</translation>
    </message>
    <message>
        <source>Grab the lids</source>
        <translation>Lider greifen</translation>
    </message>
    <message>
        <source>Grab the gaze</source>
        <translation>Blick greifen</translation>
    </message>
    <message>
        <source>Grab the brows</source>
        <translation>Brauen greifen</translation>
    </message>
    <message>
        <source>Drag mouth, lids, eyes, brows or chin · Shift fine · Ctrl: one side alone</source>
        <translation>Mund, Lider, Augen, Brauen oder Kinn ziehen · Umschalt fein · Strg: nur eine Seite</translation>
    </message>
    <message>
        <source>Inside: move · handles: size, Shift keeps the shape · outside: turn · Enter: apply · Esc: cancel</source>
        <translation>Innen: verschieben · Griffe: Größe, Umschalt behält die Form · außen: drehen · Eingabe: anwenden · Esc: abbrechen</translation>
    </message>
    <message>
        <source>Drag to move what is selected · double click selects an area</source>
        <translation>Ziehen: die Auswahl verschieben · Doppelklick wählt einen Bereich aus</translation>
    </message>
    <message>
        <source>Nothing is selected: draw with the lasso set to Select, or double click an area with this tool</source>
        <translation>Nichts ist ausgewählt: Zeichnen Sie mit dem Lasso auf „Auswählen“, oder doppelklicken Sie mit diesem Werkzeug auf einen Bereich</translation>
    </message>
    <message>
        <source>All that is selected is locked</source>
        <translation>Alles Ausgewählte ist gesperrt</translation>
    </message>
    <message>
        <source>Paste labels</source>
        <translation>Klassen einfügen</translation>
    </message>
    <message>
        <source>Move selection</source>
        <translation>Auswahl verschieben</translation>
    </message>
    <message>
        <source>Transform selection</source>
        <translation>Auswahl transformieren</translation>
    </message>
    <message>
        <source>The portrait has changed: what floated over it was put back</source>
        <translation>Das Porträt hat sich geändert: Was darüber schwebte, wurde zurückgelegt</translation>
    </message>
    <message>
        <source>Click to select an area · Shift: add it to the selection</source>
        <translation>Klicken: einen Bereich auswählen · Umschalt: zur Auswahl hinzufügen</translation>
    </message>
    <message>
        <source>Draw round an area, or click its corners · Enter or double click: close it</source>
        <translation>Einen Bereich umfahren oder seine Ecken anklicken · Eingabe oder Doppelklick: schließen</translation>
    </message>
    <message>
        <source>Click the corners · Backspace: one back · Enter or double click: close · Esc: drop</source>
        <translation>Die Ecken anklicken · Rücktaste: eine zurück · Eingabe oder Doppelklick: schließen · Esc: verwerfen</translation>
    </message>
    <message>
        <source>Polygon of %1</source>
        <translation>Vieleck: %1</translation>
    </message>
    <message>
        <source>Drag to fill or select · Shift: equal sides · Ctrl: from the middle · Space: move · Alt: one more</source>
        <translation>Ziehen füllt oder wählt aus · Umschalt: gleiche Seiten · Strg: aus der Mitte · Leertaste: verschieben · Alt: noch eine</translation>
    </message>
    <message>
        <source>Drag the handles of the net to bend it · inside: move · outside: turn · Enter: apply · Esc: cancel</source>
        <translation>Griffe des Netzes ziehen verbiegt · innen: verschieben · außen: drehen · Eingabe: anwenden · Esc: abbrechen</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Pose and light</source>
        <translation>Pose und Licht</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Präsentieren</translation>
    </message>
    <message>
        <source>Animate</source>
        <translation>Animieren</translation>
    </message>
</context>
<context>
    <name>limner::ui::BackgroundChoice</name>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>As generated</source>
        <translation>Wie erzeugt</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Durchsichtig</translation>
    </message>
    <message>
        <source>Plain colour</source>
        <translation>Einfarbig</translation>
    </message>
    <message>
        <source>Background colour</source>
        <translation>Hintergrundfarbe</translation>
    </message>
    <message>
        <source>Background colour %1</source>
        <translation>Hintergrundfarbe %1</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Picture behind the head</source>
        <translation>Bild hinter dem Kopf</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp);;All files (*)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Background colour at the bottom %1</source>
        <translation>Hintergrundfarbe unten %1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
</context>
<context>
    <name>limner::ui::BrushDialog</name>
    <message>
        <source>Brushes</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Show brushes with this tag</source>
        <translation>Pinsel mit diesem Stichwort zeigen</translation>
    </message>
    <message>
        <source>Tags of this brush</source>
        <translation>Stichwörter dieses Pinsels</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Stichwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Stichwörter</translation>
    </message>
    <message>
        <source>All brushes</source>
        <translation>Alle Pinsel</translation>
    </message>
    <message>
        <source>No brush has a tag yet</source>
        <translation>Noch hat kein Pinsel ein Stichwort</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>Drag a brush to another place, or move it with Alt and the arrows</source>
        <translation>Pinsel an eine andere Stelle ziehen oder mit Alt und den Pfeiltasten verschieben</translation>
    </message>
    <message>
        <source>To change the order show all brushes</source>
        <translation>Zum Ändern der Reihenfolge alle Pinsel zeigen</translation>
    </message>
    <message>
        <source>Choose a brush first</source>
        <translation>Zuerst einen Pinsel wählen</translation>
    </message>
</context>
<context>
    <name>limner::ui::BrushShelf</name>
    <message>
        <source>Your brushes could not be read. The damaged file is kept as %1.</source>
        <translation>Die eigenen Pinsel konnten nicht gelesen werden. Die beschädigte Datei ist als %1 aufgehoben.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>There are %1 brushes, and no room for more.</source>
        <translation>Es gibt %1 Pinsel, und für mehr ist kein Platz.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a brush, number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Brushes imported: %1</source>
        <translation>Importierte Pinsel: %1</translation>
    </message>
    <message>
        <source>%1 is no list of brushes, or it is damaged; nothing was changed.</source>
        <translation>%1 ist keine Liste von Pinseln oder beschädigt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Brushes exported to %1</source>
        <translation>Pinsel exportiert nach %1</translation>
    </message>
</context>
<context>
    <name>limner::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <source>x %1, y %2, %3</source>
        <comment>pixel, class</comment>
        <translation>x %1, y %2, %3</translation>
    </message>
</context>
<context>
    <name>limner::ui::ClassesPanel</name>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>&lt; 1 %</source>
        <translation>&lt; 1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Locked: no stroke, area or label map from a file changes it.
Dice leave what is painted; a new head brings its own shape.</source>
        <translation>Gesperrt: kein Strich, keine Fläche und keine Klassenkarte aus einer Datei ändert sie.
Würfel lassen Gemaltes stehen; ein neuer Kopf bringt seine eigene Form mit.</translation>
    </message>
    <message>
        <source>Show in the overlay · Alt+click: only this class</source>
        <translation>In der Überlagerung zeigen · Alt+Klick: nur diese Klasse</translation>
    </message>
    <message>
        <source>Paint only over this class, and others with this mark</source>
        <translation>Nur über diese Klasse malen und andere mit diesem Zeichen</translation>
    </message>
    <message>
        <source>Lock against every way of writing</source>
        <translation>Gegen jedes Überschreiben sperren</translation>
    </message>
    <message>
        <source>Paint only over: nothing writes over classes without this mark.</source>
        <translation>Nur darüber malen: Klassen ohne dieses Zeichen werden nicht übermalt.</translation>
    </message>
    <message>
        <source>Not shown in the overlay.</source>
        <translation>In der Überlagerung nicht gezeigt.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the classes by name</source>
        <translation>Klassen nach Namen suchen</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a class, and the one it becomes</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>The model does not know this class: it is drawn as “%1”.</source>
        <translation>Das Modell kennt diese Klasse nicht: Sie wird als „%1“ gezeichnet.</translation>
    </message>
</context>
<context>
    <name>limner::ui::ClipboardActions</name>
    <message>
        <source>There is no picture yet.</source>
        <translation>Es gibt noch kein Bild.</translation>
    </message>
    <message>
        <source>Copied the picture</source>
        <translation>Bild kopiert</translation>
    </message>
    <message>
        <source>There is no label map yet.</source>
        <translation>Es gibt noch keine Klassenkarte.</translation>
    </message>
    <message>
        <source>Copied the label map</source>
        <translation>Klassenkarte kopiert</translation>
    </message>
    <message>
        <source>Copied the recipe</source>
        <translation>Rezept kopiert</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>Paste recipe</source>
        <translation>Rezept einfügen</translation>
    </message>
    <message>
        <source>Pasted the recipe</source>
        <translation>Rezept eingefügt</translation>
    </message>
    <message>
        <source>The text on the clipboard is no recipe of a portrait, so it cannot be pasted.</source>
        <translation>Der Text in der Zwischenablage ist kein Rezept eines Porträts und kann deshalb nicht eingefügt werden.</translation>
    </message>
    <message>
        <source>There is nothing on the clipboard that can be pasted: copy a picture, a file or the recipe of a portrait first.</source>
        <translation>In der Zwischenablage ist nichts, was eingefügt werden kann: Kopieren Sie zuerst ein Bild, eine Datei oder das Rezept eines Porträts.</translation>
    </message>
    <message>
        <source>There is no recipe on the clipboard: Copy recipe puts the whole portrait there as text.</source>
        <translation>In der Zwischenablage ist kein Rezept: „Rezept kopieren“ legt das ganze Porträt als Text hinein.</translation>
    </message>
    <message>
        <source>The labels float over the label map: Enter applies, Esc drops them</source>
        <translation>Die Klassen schweben über der Klassenkarte: Eingabe wendet sie an, Esc verwirft sie</translation>
    </message>
    <message>
        <source>Copied the pose</source>
        <translation>Pose kopiert</translation>
    </message>
    <message>
        <source>There is no pose on the clipboard: Copy pose puts it there.</source>
        <translation>In der Zwischenablage ist keine Pose: „Pose kopieren“ legt sie dort ab.</translation>
    </message>
    <message>
        <source>Paste pose</source>
        <translation>Pose einfügen</translation>
    </message>
    <message>
        <source>Pasted the recipe; what is locked stays as it was</source>
        <translation>Rezept eingefügt; Gesperrtes bleibt, wie es war</translation>
    </message>
</context>
<context>
    <name>limner::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Command, class or snapshot</source>
        <translation>Befehl, Klasse oder Schnappschuss</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Nothing has these letters in this order</source>
        <translation>Nichts enthält diese Buchstaben in dieser Reihenfolge</translation>
    </message>
</context>
<context>
    <name>limner::ui::CropChoice</name>
    <message>
        <source>Crop</source>
        <translation>Zuschnitt</translation>
    </message>
    <message>
        <source>Nothing is cut</source>
        <translation>Kein Zuschnitt</translation>
    </message>
    <message>
        <source>The face</source>
        <translation>Das Gesicht</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>4 : 5</source>
        <translation>4 : 5</translation>
    </message>
    <message>
        <source>9 : 16</source>
        <translation>9 : 16</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>In Zahlen</translation>
    </message>
    <message>
        <source>Pixels from the left</source>
        <translation>Pixel von links</translation>
    </message>
    <message>
        <source>x </source>
        <translation>x </translation>
    </message>
    <message>
        <source>Pixels from the top</source>
        <translation>Pixel von oben</translation>
    </message>
    <message>
        <source>y </source>
        <translation>y </translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <source>w </source>
        <translation>b </translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Höhe in Pixeln</translation>
    </message>
    <message>
        <source>h </source>
        <translation>h </translation>
    </message>
    <message>
        <source>Safe margins off</source>
        <translation>Ohne Sicherheitsrand</translation>
    </message>
    <message>
        <source>What lies inside the outer safe frame of the views</source>
        <translation>Was im äußeren sicheren Bereich der Ansichten liegt</translation>
    </message>
</context>
<context>
    <name>limner::ui::DetailsDialog</name>
    <message>
        <source>The log is empty.</source>
        <translation>Das Protokoll ist leer.</translation>
    </message>
    <message>
        <source>End of the log</source>
        <translation>Ende des Protokolls</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>limner::ui::DiceMenu</name>
    <message>
        <source>Amount of the dice</source>
        <translation>Stärke des Würfelns</translation>
    </message>
    <message>
        <source>How far a throw goes from what there is to what the dice show</source>
        <translation>Wie weit ein Wurf vom Vorhandenen zum Gewürfelten geht</translation>
    </message>
    <message>
        <source>Previous throw</source>
        <translation>Voriger Wurf</translation>
    </message>
    <message>
        <source>Next throw</source>
        <translation>Nächster Wurf</translation>
    </message>
</context>
<context>
    <name>limner::ui::EasingDialog</name>
    <message>
        <source>Smooth</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Very smooth</source>
        <translation>Sehr weich</translation>
    </message>
    <message>
        <source>Begin slowly</source>
        <translation>Langsam beginnen</translation>
    </message>
    <message>
        <source>End slowly</source>
        <translation>Langsam enden</translation>
    </message>
    <message>
        <source>Anticipate</source>
        <translation>Ausholen</translation>
    </message>
    <message>
        <source>Overshoot</source>
        <translation>Überschwingen</translation>
    </message>
    <message>
        <source>Anticipate and overshoot</source>
        <translation>Ausholen und überschwingen</translation>
    </message>
    <message>
        <source>Easing</source>
        <translation>Übergang</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>&amp;Curve</source>
        <translation>&amp;Kurve</translation>
    </message>
    <message>
        <source>&amp;First handle, time</source>
        <translation>&amp;Erster Griff, Zeit</translation>
    </message>
    <message>
        <source>First handle, &amp;way</source>
        <translation>Erster Griff, &amp;Weg</translation>
    </message>
    <message>
        <source>&amp;Second handle, time</source>
        <translation>&amp;Zweiter Griff, Zeit</translation>
    </message>
    <message>
        <source>Second handle, w&amp;ay</source>
        <translation>Zweiter Griff, We&amp;g</translation>
    </message>
    <message>
        <source>&amp;Take</source>
        <translation>Ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Easing: custom</source>
        <translation>Übergang: eigene Kurve</translation>
    </message>
</context>
<context>
    <name>limner::ui::EasingField</name>
    <message>
        <source>Curve from one key to the next</source>
        <translation>Kurve von einem Schlüssel zum nächsten</translation>
    </message>
    <message>
        <source>Left to right: the time; upwards: the way. Drag the two handles.</source>
        <translation>Von links nach rechts: die Zeit; nach oben: der Weg. Ziehen Sie die beiden Griffe.</translation>
    </message>
</context>
<context>
    <name>limner::ui::EditRow</name>
    <message>
        <source>Always on top: it is not a part of the head yet</source>
        <translation>Immer zuoberst: noch kein Teil des Kopfes</translation>
    </message>
    <message>
        <source>Its place in the list makes no difference</source>
        <translation>Der Platz in der Liste macht keinen Unterschied</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>angepasst</translation>
    </message>
    <message>
        <source>all views</source>
        <translation>alle Ansichten</translation>
    </message>
    <message>
        <source>one view</source>
        <translation>eine Ansicht</translation>
    </message>
    <message>
        <source>A part of the head: it turns with it. Painted at %1</source>
        <translation>Ein Teil des Kopfes: dreht sich mit. Gemalt bei %1</translation>
    </message>
    <message>
        <source>Stays where it is, whatever the pose</source>
        <translation>Bleibt bei jeder Pose, wo sie ist</translation>
    </message>
    <message>
        <source>Seen only at %1</source>
        <translation>Nur bei %1 zu sehen</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>„%1“ ausblenden</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>„%1“ einblenden</translation>
    </message>
    <message>
        <source>Hide it: it is kept, and the picture is as if it had not been made. Alt+click shows only this one</source>
        <translation>Ausblenden: bleibt erhalten, und das Bild ist, als gäbe es die Änderung nicht. Alt+Klick zeigt nur diese</translation>
    </message>
    <message>
        <source>Show it again. Alt+click shows only this one</source>
        <translation>Wieder einblenden. Alt+Klick zeigt nur diese</translation>
    </message>
    <message>
        <source>Locked: dice and Delete leave it</source>
        <translation>Gesperrt: Würfel und Entf ändern nichts daran</translation>
    </message>
    <message>
        <source>Lock it against dice and Delete</source>
        <translation>Gegen Würfel und Entf sperren</translation>
    </message>
    <message>
        <source>Drag to put it above or below other paintings (Alt+Up, Alt+Down). Ctrl+click chooses several, to merge them</source>
        <translation>Ziehen, um es über oder unter andere Bemalungen zu legen (Alt+Auf, Alt+Ab). Strg+Klick wählt mehrere, um sie zusammenzuführen</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>Locked: strokes, Delete and merging leave it</source>
        <translation>Gesperrt: Striche, Entf und Zusammenführen lassen es unverändert</translation>
    </message>
    <message>
        <source>Lock it against strokes, Delete and merging</source>
        <translation>Gegen Striche, Entf und Zusammenführen sperren</translation>
    </message>
</context>
<context>
    <name>limner::ui::EditorSession</name>
    <message>
        <source>Strokes at %1</source>
        <translation>Striche bei %1</translation>
    </message>
    <message>
        <source>The strokes of the other view are kept as snapshot &quot;%1&quot;</source>
        <translation>Die Striche der anderen Ansicht bleiben als Schnappschuss „%1“ erhalten</translation>
    </message>
    <message>
        <source>Keep strokes for their view</source>
        <translation>Striche für ihre Ansicht behalten</translation>
    </message>
    <message>
        <source>Keep the label map</source>
        <translation>Klassenkarte behalten</translation>
    </message>
    <message>
        <source>Discard strokes</source>
        <translation>Striche verwerfen</translation>
    </message>
    <message>
        <source>Back to the painted view</source>
        <translation>Zurück zur bemalten Ansicht</translation>
    </message>
    <message>
        <source>Label map %1</source>
        <translation>Klassenkarte %1</translation>
    </message>
    <message>
        <source>Front pose</source>
        <translation>Frontale Pose</translation>
    </message>
    <message>
        <source>Random %1, seed %2</source>
        <translation>Gewürfelt: %1, Startwert %2</translation>
    </message>
    <message>
        <source>Random person, seed %1</source>
        <translation>Zufällige Person, Startwert %1</translation>
    </message>
    <message>
        <source>Random expression, seed %1</source>
        <translation>Zufälliger Ausdruck, Startwert %1</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>Sperren: %1</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>Entsperren: %1</translation>
    </message>
    <message>
        <source>Restore &quot;%1&quot;</source>
        <translation>„%1“ wiederherstellen</translation>
    </message>
    <message>
        <source>The head shows %1 % of the painting</source>
        <translation>Der Kopf zeigt %1 % der Malerei</translation>
    </message>
    <message>
        <source>Fit shape to painting</source>
        <translation>Form an die Malerei anpassen</translation>
    </message>
    <message>
        <source>%1, fitted</source>
        <translation>%1, angepasst</translation>
    </message>
    <message>
        <source>Locked classes stay as they were</source>
        <translation>Gesperrte Klassen bleiben, wie sie waren</translation>
    </message>
    <message>
        <source>The hidden strokes are kept as snapshot &quot;%1&quot;</source>
        <translation>Die ausgeblendeten Striche bleiben als Schnappschuss „%1“ erhalten</translation>
    </message>
    <message>
        <source>Memory is short: the portrait is drawn at a lower quality until there is more. Close other programs, or choose a smaller model. LM-302</source>
        <translation>Der Speicher ist knapp: Das Porträt wird in geringerer Qualität gezeichnet, bis es mehr gibt. Andere Programme schließen oder ein kleineres Modell wählen. LM-302</translation>
    </message>
    <message>
        <source>Both sides are alike, locked or not selected</source>
        <translation>Beide Seiten sind gleich, gesperrt oder nicht ausgewählt</translation>
    </message>
    <message>
        <source>The expression is locked</source>
        <translation>Der Ausdruck ist gesperrt</translation>
    </message>
    <message>
        <source>Neutral expression</source>
        <translation>Neutraler Ausdruck</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Locked, and left as it is: %1</source>
        <translation>Gesperrt, bleibt wie es ist: %1</translation>
    </message>
    <message>
        <source>Take %1 from &quot;%2&quot;</source>
        <translation>Übernehmen: %1 aus „%2“</translation>
    </message>
    <message>
        <source>Take the styles from &quot;%1&quot;</source>
        <translation>Stile aus „%1“ übernehmen</translation>
    </message>
    <message>
        <source>Random shape, seed %1</source>
        <translation>Zufällige Form, Startwert %1</translation>
    </message>
    <message>
        <source>Random styles, seed %1</source>
        <translation>Zufällige Stile, Startwert %1</translation>
    </message>
    <message>
        <source>Random light, seed %1</source>
        <translation>Zufälliges Licht, Startwert %1</translation>
    </message>
    <message>
        <source>Before the fit</source>
        <translation>Vor der Anpassung</translation>
    </message>
    <message>
        <source>Before label map %1</source>
        <translation>Vor der Klassenkarte %1</translation>
    </message>
    <message>
        <source>Before the person of seed %1</source>
        <translation>Vor der Person mit Startwert %1</translation>
    </message>
    <message>
        <source>The project is still being opened: nothing can be changed until it is there.</source>
        <translation>Das Projekt wird noch geöffnet: Bis es da ist, lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>What is painted is locked</source>
        <translation>Das Gemalte ist gesperrt</translation>
    </message>
</context>
<context>
    <name>limner::ui::EditsPanel</name>
    <message>
        <source>Base: seed %1</source>
        <translation>Grundlage: Startwert %1</translation>
    </message>
    <message>
        <source>Base: seeds %1 and %2, %3 % of the second</source>
        <translation>Grundlage: Startwerte %1 und %2, %3 % des zweiten</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Nothing is changed yet. Paint, or move a slider: every edit gets a row here and can be switched off.</source>
        <translation>Noch ist nichts geändert. Malen Sie oder bewegen Sie einen Regler: Jede Änderung bekommt hier eine Zeile und lässt sich ausblenden.</translation>
    </message>
    <message>
        <source>The person as a whole: what parts have that were given no style of their own</source>
        <translation>Die Person als Ganzes: was Teile ohne eigenen Stil haben</translation>
    </message>
    <message>
        <source>Show all edits</source>
        <translation>Alle Änderungen einblenden</translation>
    </message>
    <message>
        <source>Show only “%1”</source>
        <translation>Nur „%1“ einblenden</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>„%1“ einblenden</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>„%1“ ausblenden</translation>
    </message>
    <message>
        <source>“%1” is locked: unlock it to remove it</source>
        <translation>„%1“ ist gesperrt: zum Entfernen entsperren</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>Move “%1”</source>
        <translation>„%1“ verschieben</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Show only this one</source>
        <translation>Nur diese einblenden</translation>
    </message>
    <message>
        <source>Go to its view</source>
        <translation>Zu ihrer Ansicht</translation>
    </message>
    <message>
        <source>Back to the painted view</source>
        <translation>Zurück zur bemalten Ansicht</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>There are as many paintings as a head can have</source>
        <translation>Es gibt so viele Bemalungen, wie ein Kopf haben kann</translation>
    </message>
    <message>
        <source>There can be one “%1” alone</source>
        <translation>„%1“ kann es nur einmal geben</translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <translation>„%1“ duplizieren</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Merge the chosen ones</source>
        <translation>Die gewählten zusammenführen</translation>
    </message>
</context>
<context>
    <name>limner::ui::ExportActions</name>
    <message>
        <source>There is no picture yet: the model is not loaded.</source>
        <translation>Es gibt noch kein Bild: Das Modell ist nicht geladen.</translation>
    </message>
    <message>
        <source>%1 was not finished. %2</source>
        <translation>%1 wurde nicht fertig. %2</translation>
    </message>
    <message>
        <source>%1 was stopped; nothing of it is left.</source>
        <translation>%1 wurde angehalten; nichts davon ist übrig.</translation>
    </message>
    <message>
        <source>%1 was stopped; what is complete is in %2</source>
        <translation>%1 wurde angehalten; was fertig ist, liegt in %2</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>Exportiert: %1</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>Bild von %1</translation>
    </message>
    <message>
        <source>Turntable of %1</source>
        <translation>Drehteller von %1</translation>
    </message>
    <message>
        <source>Mesh of %1</source>
        <translation>Gitternetz von %1</translation>
    </message>
    <message numerus="yes">
        <source>Sheet of %n people</source>
        <translation>
            <numerusform>Bogen mit %n Person</numerusform>
            <numerusform>Bogen mit %n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Animation of %1</source>
        <translation>Animation von %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>limner::ui::ExportDialog</name>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>Als &amp;Befehl kopieren</translation>
    </message>
    <message>
        <source>A line for the terminal that writes the same files: limner-cli …</source>
        <translation>Eine Zeile für das Terminal, die dieselben Dateien schreibt: limner-cli …</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The file %1 exists already.</source>
        <translation>Die Datei %1 gibt es schon.</translation>
    </message>
    <message numerus="yes">
        <source>%n files exist already, among them %1.</source>
        <translation>
            <numerusform>%n Datei gibt es schon, darunter %1.</numerusform>
            <numerusform>%n Dateien gibt es schon, darunter %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>&amp;Beide behalten</translation>
    </message>
    <message>
        <source>The new one gets a number</source>
        <translation>Die neue Datei bekommt eine Nummer</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>Ü&amp;berschreiben</translation>
    </message>
</context>
<context>
    <name>limner::ui::FileActions</name>
    <message>
        <source>The photo lies under the label map as a reference. Making a portrait of it comes with a later version.</source>
        <translation>Das Foto liegt als Referenz unter der Klassenkarte. Ein Porträt daraus zu machen, kommt mit einer späteren Version.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not opened.</source>
        <translation>„%1“ wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The project was not opened.</source>
        <translation>Das Projekt wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The project was not saved.</source>
        <translation>Das Projekt wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>The label map was not imported.</source>
        <translation>Die Klassenkarte wurde nicht importiert.</translation>
    </message>
    <message>
        <source>The photo was not opened.</source>
        <translation>Das Foto wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>There is no label map yet.</source>
        <translation>Es gibt noch keine Klassenkarte.</translation>
    </message>
    <message>
        <source>The label map was not written.</source>
        <translation>Die Klassenkarte wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>The timeline was not taken.</source>
        <translation>Die Zeitleiste wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no keys in its timeline.</source>
        <translation>„%1“ hat keine Schlüssel in seiner Zeitleiste.</translation>
    </message>
    <message>
        <source>Timeline of &quot;%1&quot;</source>
        <translation>Zeitleiste von „%1“</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 Kopie</translation>
    </message>
    <message>
        <source>The project is read-only: Save asks for another name.</source>
        <translation>Das Projekt ist schreibgeschützt: „Speichern“ fragt nach einem anderen Namen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is open elsewhere, too: whoever saves last keeps it.</source>
        <translation>„%1“ ist auch anderswo geöffnet: Wer zuletzt speichert, behält recht.</translation>
    </message>
    <message>
        <source>%1, backup %2</source>
        <translation>%1, Sicherung %2</translation>
    </message>
    <message>
        <source>This is a backup of &quot;%1&quot;, opened as a new project: Save asks for a name.</source>
        <translation>Dies ist eine Sicherung von „%1“, als neues Projekt geöffnet: Speichern fragt nach einem Namen.</translation>
    </message>
    <message>
        <source>The style was not taken.</source>
        <translation>Der Stil wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>Before &quot;%1&quot;</source>
        <translation>Vor „%1“</translation>
    </message>
</context>
<context>
    <name>limner::ui::GestureRecorder</name>
    <message>
        <source>Record gestures</source>
        <translation>Gesten aufzeichnen</translation>
    </message>
</context>
<context>
    <name>limner::ui::GroupControls</name>
    <message>
        <source>Amount of %1</source>
        <translation>Stärke: %1</translation>
    </message>
    <message>
        <source>Amount of %1: %2 %</source>
        <translation>Stärke, %1: %2 %</translation>
    </message>
    <message>
        <source>Switch on %1</source>
        <translation>Einschalten: %1</translation>
    </message>
    <message>
        <source>Switch off %1</source>
        <translation>Ausschalten: %1</translation>
    </message>
    <message>
        <source>How much of its values counts in the picture</source>
        <translation>Wie viel von den Werten im Bild zählt</translation>
    </message>
    <message>
        <source>Three seeds would take part, and a code is a mix of two: it can only be switched on and off</source>
        <translation>Drei Startwerte wären beteiligt, ein Code mischt aber nur zwei: nur Ein- und Ausschalten ist möglich</translation>
    </message>
    <message>
        <source>Switch off %1: the picture is as if it were at its default, the values stay</source>
        <translation>Ausschalten: %1. Das Bild ist wie in der Grundstellung, die Werte bleiben</translation>
    </message>
</context>
<context>
    <name>limner::ui::HeadGizmo</name>
    <message>
        <source>How the head is turned</source>
        <translation>Wie der Kopf gedreht ist</translation>
    </message>
    <message>
        <source>Drag to turn the head · click an end of an axis: a view from there · double click: front</source>
        <translation>Ziehen: den Kopf drehen · Klick auf ein Achsenende: Ansicht von dort · Doppelklick: von vorn</translation>
    </message>
</context>
<context>
    <name>limner::ui::HeadPanel</name>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>Ausprägung</translation>
    </message>
    <message>
        <source>0 % is the average head, 100 % the one that was drawn</source>
        <translation>0 % ist der Durchschnittskopf, 100 % der gezogene</translation>
    </message>
    <message>
        <source>Character %1 %</source>
        <translation>Ausprägung %1 %</translation>
    </message>
    <message>
        <source>Hair shape</source>
        <translation>Haarform</translation>
    </message>
    <message>
        <source>Worn things</source>
        <translation>Getragenes</translation>
    </message>
    <message>
        <source>Cut of the clothes, glasses, hat, jewellery</source>
        <translation>Schnitt der Kleidung, Brille, Hut, Schmuck</translation>
    </message>
    <message>
        <source>Random %1, seed %2</source>
        <translation>Gewürfelt: %1, Startwert %2</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Throw the dice for the expression</source>
        <translation>Den Ausdruck würfeln</translation>
    </message>
    <message>
        <source>Neutralise the expression</source>
        <translation>Den Ausdruck neutralisieren</translation>
    </message>
    <message>
        <source>Lock the expression against the dice</source>
        <translation>Den Ausdruck beim Würfeln festhalten</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search expressions</source>
        <translation>Ausdrücke suchen</translation>
    </message>
    <message>
        <source>Link sides</source>
        <translation>Seiten koppeln</translation>
    </message>
    <message>
        <source>Left and right move together</source>
        <translation>Links und rechts bewegen sich gemeinsam</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1, left</source>
        <translation>%1, links</translation>
    </message>
    <message>
        <source>%1, right</source>
        <translation>%1, rechts</translation>
    </message>
    <message>
        <source>Most used</source>
        <translation>Am häufigsten</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Blick</translation>
    </message>
    <message>
        <source>Sideways</source>
        <translation>Seitlich</translation>
    </message>
    <message>
        <source>+ looks to the right edge of the picture</source>
        <translation>+ blickt zum rechten Bildrand</translation>
    </message>
    <message>
        <source>Up, down</source>
        <translation>Auf, ab</translation>
    </message>
    <message>
        <source>+ looks up</source>
        <translation>+ blickt nach oben</translation>
    </message>
    <message>
        <source>change the person</source>
        <translation>die Person ändern</translation>
    </message>
    <message>
        <source>change the shape of the hair</source>
        <translation>die Haarform ändern</translation>
    </message>
    <message>
        <source>change what is worn</source>
        <translation>ändern, was getragen wird</translation>
    </message>
    <message>
        <source>change the expression</source>
        <translation>den Ausdruck ändern</translation>
    </message>
    <message>
        <source>turn the eyes</source>
        <translation>die Augen drehen</translation>
    </message>
    <message>
        <source>Locked: unlock to throw the dice</source>
        <translation>Gesperrt: zum Würfeln entsperren</translation>
    </message>
    <message>
        <source>Throw of the expression</source>
        <translation>Wurf für den Ausdruck</translation>
    </message>
    <message>
        <source>Locked: unlock to neutralise it</source>
        <translation>Gesperrt: zum Neutralisieren entsperren</translation>
    </message>
</context>
<context>
    <name>limner::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
</context>
<context>
    <name>limner::ui::JobsPanel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>wird angehalten …</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>stopped; a part is there</source>
        <translation>angehalten; ein Teil ist da</translation>
    </message>
    <message>
        <source>rendering…</source>
        <translation>wird berechnet …</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>Bild %1 von %2</translation>
    </message>
    <message>
        <source>%1, about %2 s left</source>
        <translation>%1, noch etwa %2 s</translation>
    </message>
    <message>
        <source>%1, about %2 min left</source>
        <translation>%1, noch etwa %2 min</translation>
    </message>
    <message>
        <source>Stops and makes a shorter video of the frames so far</source>
        <translation>Hält an und macht aus den bisherigen Bildern ein kürzeres Video</translation>
    </message>
    <message>
        <source>Stops the job; half-written files are removed</source>
        <translation>Hält den Auftrag an; halb geschriebene Dateien werden entfernt</translation>
    </message>
    <message>
        <source>Opens the folder</source>
        <translation>Öffnet den Ordner</translation>
    </message>
    <message>
        <source>Takes the line off the list</source>
        <translation>Nimmt die Zeile aus der Liste</translation>
    </message>
    <message>
        <source>Keep so far</source>
        <translation>Bisheriges behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Nothing works in the background.</source>
        <translation>Nichts arbeitet im Hintergrund.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Opens the file with the program that belongs to it</source>
        <translation>Öffnet die Datei mit dem Programm, das zu ihr gehört</translation>
    </message>
    <message>
        <source>Puts the file&apos;s name and folder on the clipboard</source>
        <translation>Legt Namen und Ordner der Datei in die Zwischenablage</translation>
    </message>
    <message>
        <source>Does the same with the portrait as it is now</source>
        <translation>Macht dasselbe mit dem Porträt, wie es jetzt ist</translation>
    </message>
    <message>
        <source>Tries once more, with the portrait as it was then</source>
        <translation>Versucht es noch einmal, mit dem Porträt von damals</translation>
    </message>
    <message>
        <source>The message, and the end of the log</source>
        <translation>Die Meldung und das Ende des Protokolls</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Can be dragged into another program</source>
        <translation>Lässt sich in ein anderes Programm ziehen</translation>
    </message>
</context>
<context>
    <name>limner::ui::KeyMarks</name>
    <message>
        <source>Add key</source>
        <translation>Schlüssel setzen</translation>
    </message>
</context>
<context>
    <name>limner::ui::LengthField</name>
    <message>
        <source>Number of frames: %1 s. A time can be typed, too, such as 2 s.</source>
        <translation>Anzahl der Bilder: %1 s. Auch eine Zeit lässt sich eingeben, etwa 2 s.</translation>
    </message>
</context>
<context>
    <name>limner::ui::LightBall</name>
    <message>
        <source>Light direction</source>
        <translation>Lichtrichtung</translation>
    </message>
    <message>
        <source>Drag to turn the light (in the picture: hold J)</source>
        <translation>Ziehen, um das Licht zu drehen (im Bild: J halten)</translation>
    </message>
</context>
<context>
    <name>limner::ui::LightPanel</name>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Turn light</source>
        <translation>Licht drehen</translation>
    </message>
    <message>
        <source>Light: %1 %2</source>
        <translation>Licht: %1 %2</translation>
    </message>
    <message>
        <source>Azimuth</source>
        <translation>Azimut</translation>
    </message>
    <message>
        <source>+ from the right edge of the picture</source>
        <translation>+ vom rechten Bildrand her</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>+ from above</source>
        <translation>+ von oben</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Ambient</source>
        <translation>Umgebungslicht</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>change the light</source>
        <translation>das Licht ändern</translation>
    </message>
</context>
<context>
    <name>limner::ui::LookChoices</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
</context>
<context>
    <name>limner::ui::MainWindow</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Limner project (*.limner)</source>
        <translation>Limner-Projekt (*.limner)</translation>
    </message>
    <message>
        <source>Import label map</source>
        <translation>Klassenkarte importieren</translation>
    </message>
    <message>
        <source>Export label map</source>
        <translation>Klassenkarte exportieren</translation>
    </message>
    <message>
        <source>Reference photo</source>
        <translation>Referenzfoto</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp);;All files (*)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save workspace</source>
        <translation>Arbeitsbereich speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>My workspace</source>
        <translation>Mein Arbeitsbereich</translation>
    </message>
    <message>
        <source>Remove workspace</source>
        <translation>Arbeitsbereich entfernen</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>No model is loaded. %1</source>
        <translation>Es ist kein Modell geladen. %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; (%2 %3)&lt;br&gt;Family: %4&lt;br&gt;Picture: %5 × %5 px, label map: %6 × %6 px&lt;br&gt;Parameters: %7 million&lt;br&gt;Can: %8</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; (%2 %3)&lt;br&gt;Familie: %4&lt;br&gt;Bild: %5 × %5 px, Klassenkarte: %6 × %6 px&lt;br&gt;Parameter: %7 Millionen&lt;br&gt;Kann: %8</translation>
    </message>
    <message>
        <source>Model information</source>
        <translation>Angaben zum Modell</translation>
    </message>
    <message>
        <source>About Limner</source>
        <translation>Über Limner</translation>
    </message>
    <message>
        <source>&lt;b&gt;Limner %1&lt;/b&gt;&lt;br&gt;A portrait you can turn, restyle and repaint.&lt;br&gt;&lt;br&gt;All people shown are invented. No picture leaves this machine.</source>
        <translation>&lt;b&gt;Limner %1&lt;/b&gt;&lt;br&gt;Ein Porträt, das Sie drehen, umgestalten und übermalen können.&lt;br&gt;&lt;br&gt;Alle gezeigten Personen sind erfunden. Kein Bild verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Pose</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>The portrait has changes that are in no file yet.</source>
        <translation>Das Porträt hat Änderungen, die noch in keiner Datei stehen.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Exports are running</source>
        <translation>Exporte laufen noch</translation>
    </message>
    <message>
        <source>Exports that are not finished yet: %1</source>
        <translation>Exporte, die noch nicht fertig sind: %1</translation>
    </message>
    <message>
        <source>Finish and quit</source>
        <translation>Fertigstellen und beenden</translation>
    </message>
    <message>
        <source>Stop them and quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>&amp;Auswahl</translation>
    </message>
    <message>
        <source>&amp;Portrait</source>
        <translation>&amp;Porträt</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bedienfelder</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Save recovered work</source>
        <translation>Wiederhergestellte Arbeit speichern</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Drop a project to open it, a label map to use it, a photo to lay it under the map, a model to load it</source>
        <translation>Ablegen: Ein Projekt wird geöffnet, eine Klassenkarte übernommen, ein Foto unter die Karte gelegt, ein Modell geladen</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Guides</source>
        <translation>Hilfslinien</translation>
    </message>
    <message>
        <source>Brushes</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>The system report is on the clipboard</source>
        <translation>Der Systembericht liegt in der Zwischenablage</translation>
    </message>
    <message>
        <source>The undo list holds no strokes of which a time-lapse could be made.</source>
        <translation>Die Verlaufsliste enthält keine Striche, aus denen ein Zeitraffer werden könnte.</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1 (schreibgeschützt)</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>Zu&amp;letzt geöffnet</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>Frühere F&amp;assung</translation>
    </message>
    <message>
        <source>Locate %1</source>
        <translation>%1 suchen</translation>
    </message>
    <message>
        <source>Limner project (*.limner);;All files (*)</source>
        <translation>Limner-Projekt (*.limner);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Frühere Fassung</translation>
    </message>
    <message>
        <source>The portrait has changes that are in no file yet. Going back drops them.</source>
        <translation>Das Porträt hat Änderungen, die noch in keiner Datei stehen. Beim Zurückgehen gehen sie verloren.</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>Kopie &amp;speichern …</translation>
    </message>
    <message>
        <source>&amp;Drop the changes</source>
        <translation>Änderungen &amp;verwerfen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is open already: in %2 on this computer, since %3.</source>
        <translation>„%1“ ist schon geöffnet: in %2 auf diesem Rechner, seit %3.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is open already: in %2 on the computer &quot;%4&quot;, since %3.</source>
        <translation>„%1“ ist schon geöffnet: in %2 auf dem Rechner „%4“, seit %3.</translation>
    </message>
    <message>
        <source>The project is open already</source>
        <translation>Das Projekt ist schon geöffnet</translation>
    </message>
    <message>
        <source>When both save, the later one overwrites what the other one saved.</source>
        <translation>Wenn beide speichern, überschreibt der Spätere, was der andere gespeichert hat.</translation>
    </message>
    <message>
        <source>Open &amp;read-only</source>
        <translation>&amp;Schreibgeschützt öffnen</translation>
    </message>
    <message>
        <source>Open a &amp;copy</source>
        <translation>&amp;Kopie öffnen</translation>
    </message>
    <message>
        <source>Open &amp;anyway</source>
        <translation>&amp;Trotzdem öffnen</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederhergestellt: %1</translation>
    </message>
    <message>
        <source>It was saved last %1.</source>
        <translation>Zuletzt gespeichert: %1.</translation>
    </message>
    <message>
        <source>It was never saved.</source>
        <translation>Es wurde noch nie gespeichert.</translation>
    </message>
    <message>
        <source>Sides of the face</source>
        <translation>Gesichtsseiten</translation>
    </message>
    <message>
        <source>&amp;Random</source>
        <translation>&amp;Zufall</translation>
    </message>
    <message>
        <source>All that Limner opens (*.limner *.png *.jpg *.jpeg *.webp *.tif *.tiff *.pkl *.pt *.pth *.safetensors);;Limner project (*.limner);;All files (*)</source>
        <translation>Alles, was Limner öffnet (*.limner *.png *.jpg *.jpeg *.webp *.tif *.tiff *.pkl *.pt *.pth *.safetensors);;Limner-Projekt (*.limner);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import brushes</source>
        <translation>Pinsel importieren</translation>
    </message>
    <message>
        <source>Brushes of Limner (*.json)</source>
        <translation>Pinsel von Limner (*.json)</translation>
    </message>
    <message>
        <source>Export brushes</source>
        <translation>Pinsel exportieren</translation>
    </message>
    <message>
        <source>There is no picture yet.</source>
        <translation>Es gibt noch kein Bild.</translation>
    </message>
    <message>
        <source>full quality</source>
        <translation>volle Qualität</translation>
    </message>
    <message>
        <source>preview, full quality follows at rest</source>
        <translation>Vorschau, volle Qualität folgt in Ruhe</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 × %2 px&lt;/b&gt;, %3&lt;br&gt;Model: %4&lt;br&gt;Yaw %5°, pitch %6°, roll %7°&lt;br&gt;Seed of the head: %8</source>
        <translation>&lt;b&gt;%1 × %2 px&lt;/b&gt;, %3&lt;br&gt;Modell: %4&lt;br&gt;Drehung %5°, Neigung %6°, Kippung %7°&lt;br&gt;Startwert des Kopfes: %8</translation>
    </message>
    <message>
        <source>Picture information</source>
        <translation>Bildangaben</translation>
    </message>
    <message>
        <source>Something unexpected happened, and what was being done was taken back. The work is safe; save it under another name if this happens again. LM-901</source>
        <translation>Etwas Unerwartetes ist geschehen, und was gerade getan wurde, ist zurückgenommen. Die Arbeit ist sicher; geschieht es wieder, unter einem anderen Namen speichern. LM-901</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Unerwarteter Fehler</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>limner::ui::MeshDialog</name>
    <message>
        <source>Export mesh</source>
        <translation>Gitternetz exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>glTF, binary</source>
        <translation>glTF, binär</translation>
    </message>
    <message>
        <source>Wavefront OBJ</source>
        <translation>Wavefront OBJ</translation>
    </message>
    <message>
        <source>PLY</source>
        <translation>PLY</translation>
    </message>
    <message>
        <source>In metres, with colours and the class of every vertex</source>
        <translation>In Metern, mit Farben und der Klasse jedes Punkts</translation>
    </message>
    <message>
        <source>In centimetres, with colours, and a group and a material per class</source>
        <translation>In Zentimetern, mit Farben, je Klasse eine Gruppe und ein Material</translation>
    </message>
    <message>
        <source>In centimetres, with colours and the class of every vertex</source>
        <translation>In Zentimetern, mit Farben und der Klasse jedes Punkts</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Feinheit</translation>
    </message>
    <message>
        <source>%1 cells per side</source>
        <translation>%1 Zellen je Seite</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Detail</source>
        <translation>Fein&amp;heit</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Es ist kein Modell geladen.</translation>
    </message>
    <message>
        <source>The colours are those of the picture, its light included; what no view shows takes the colour beside it.</source>
        <translation>Die Farben sind die des Bildes samt seinem Licht; was keine Ansicht zeigt, bekommt die Farbe daneben.</translation>
    </message>
    <message>
        <source>This model knows no surface, so there is no mesh of its heads.</source>
        <translation>Dieses Modell kennt keine Oberfläche, daher gibt es kein Gitternetz seiner Köpfe.</translation>
    </message>
    <message>
        <source>Asks before it overwrites a file.</source>
        <translation>Fragt, bevor eine Datei überschrieben wird.</translation>
    </message>
</context>
<context>
    <name>limner::ui::ModelShelf</name>
    <message>
        <source>Model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; was not loaded; &quot;%2&quot; goes on. %3</source>
        <translation>Das Modell „%1“ wurde nicht geladen, „%2“ zeichnet weiter. %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not loaded. %2</source>
        <translation>„%1“ wurde nicht geladen. %2</translation>
    </message>
    <message>
        <source>There is no model in %1</source>
        <translation>In %1 ist kein Modell</translation>
    </message>
    <message>
        <source>Models found: %1, new on the list: %2</source>
        <translation>Gefundene Modelle: %1, neu in der Liste: %2</translation>
    </message>
    <message>
        <source>loads in %1 s, first picture in %2 s, turned in %3 s</source>
        <translation>lädt in %1 s, erstes Bild in %2 s, gedreht in %3 s</translation>
    </message>
    <message>
        <source>Test of %1</source>
        <translation>Probe von %1</translation>
    </message>
    <message>
        <source>Before model %1</source>
        <translation>Vor dem Modell %1</translation>
    </message>
</context>
<context>
    <name>limner::ui::ModelsPanel</name>
    <message>
        <source>loading…</source>
        <translation>lädt…</translation>
    </message>
    <message>
        <source>draws</source>
        <translation>zeichnet</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>unusable</source>
        <translation>unbrauchbar</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Informationen</translation>
    </message>
    <message>
        <source>Test: draw one face and tell the time</source>
        <translation>Probe: ein Gesicht zeichnen und die Zeit nennen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation>%1 laden</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Drop a model file here</source>
        <translation>Hier eine Modelldatei ablegen</translation>
    </message>
    <message>
        <source>Locate model…</source>
        <translation>Modell suchen…</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>A published checkpoint or a model pack</source>
        <translation>Ein veröffentlichter Checkpoint oder ein Modellpaket</translation>
    </message>
    <message>
        <source>Scan folder…</source>
        <translation>Ordner durchsuchen…</translation>
    </message>
    <message>
        <source>Put every model below a folder on the list</source>
        <translation>Alle Modelle unter einem Ordner in die Liste nehmen</translation>
    </message>
    <message>
        <source>This portrait was made with &quot;%1&quot;, which could not be loaded. Another model draws it as well as it can; nothing of it is lost.</source>
        <translation>Dieses Porträt wurde mit „%1“ gemacht, das nicht geladen werden konnte. Ein anderes Modell zeichnet es, so gut es kann; nichts davon geht verloren.</translation>
    </message>
    <message>
        <source>Load model</source>
        <translation>Modell laden</translation>
    </message>
    <message>
        <source>Models (*.pkl *.pt *.pth *.safetensors manifest.json);;All files (*)</source>
        <translation>Modelle (*.pkl *.pt *.pth *.safetensors manifest.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Scan folder for models</source>
        <translation>Ordner nach Modellen durchsuchen</translation>
    </message>
    <message>
        <source>Family: %1</source>
        <translation>Familie: %1</translation>
    </message>
    <message>
        <source>Picture: %1 px wide</source>
        <translation>Bild: %1 px breit</translation>
    </message>
    <message>
        <source>Can: %1</source>
        <translation>Kann: %1</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>Größe: %1</translation>
    </message>
    <message>
        <source>Place: %1</source>
        <translation>Ort: %1</translation>
    </message>
    <message>
        <source>Model information</source>
        <translation>Modellinformationen</translation>
    </message>
    <message>
        <source>Drop a model file to load it, a folder to look for models in it</source>
        <translation>Eine Modelldatei zum Laden ablegen, einen Ordner zum Durchsuchen</translation>
    </message>
</context>
<context>
    <name>limner::ui::NoticesPopup</name>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2-mal)</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>time, notice</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Nothing was said yet. What the editor tells appears here.</source>
        <translation>Noch keine Meldungen. Was der Editor mitteilt, steht dann hier.</translation>
    </message>
</context>
<context>
    <name>limner::ui::PartsPanel</name>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>From seed…</source>
        <translation>Aus Startwert …</translation>
    </message>
    <message>
        <source>Take %1 from a seed</source>
        <translation>Aus einem Startwert übernehmen: %1</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Take %1 from seed %2</source>
        <translation>Übernehmen: %1 aus Startwert %2</translation>
    </message>
    <message>
        <source>No snapshots yet: keep one with Shift+S</source>
        <translation>Noch keine Schnappschüsse: einen anlegen mit Umschalt+S</translation>
    </message>
    <message>
        <source>style parts by themselves</source>
        <translation>Teile einzeln gestalten</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>Alle Teile</translation>
    </message>
    <message>
        <source>Drop a snapshot, a project or a picture by Limner here to take the styles of all parts that are not locked.</source>
        <translation>Hier einen Schnappschuss, ein Projekt oder ein Bild aus Limner ablegen, um die Stile aller nicht gesperrten Teile zu übernehmen.</translation>
    </message>
    <message>
        <source>The look of the %1. Drop a snapshot, a project or a picture by Limner here to take its style.</source>
        <translation>Das Aussehen: %1. Hier einen Schnappschuss, ein Projekt oder ein Bild aus Limner ablegen, um den Stil zu übernehmen.</translation>
    </message>
    <message>
        <source>Drop to take the style of the %1</source>
        <translation>Ablegen, um den Stil zu übernehmen: %1</translation>
    </message>
    <message>
        <source>Drop to take the styles of all parts that are not locked</source>
        <translation>Ablegen, um die Stile aller nicht gesperrten Teile zu übernehmen</translation>
    </message>
</context>
<context>
    <name>limner::ui::PenCurve</name>
    <message>
        <source>Curve of the pen&apos;s pressure</source>
        <translation>Kurve des Stiftdrucks</translation>
    </message>
    <message>
        <source>Left to right: how hard the pen presses; upwards: how much it counts. Press here to try it.</source>
        <translation>Von links nach rechts: wie fest der Stift drückt; nach oben: wie stark es zählt. Zum Ausprobieren hier drücken.</translation>
    </message>
</context>
<context>
    <name>limner::ui::PeopleDialog</name>
    <message>
        <source>Contact sheet of people</source>
        <translation>Kontaktbogen mit Personen</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>Erster Startwert</translation>
    </message>
    <message>
        <source>Every number is a person; the following ones come after it</source>
        <translation>Jede Zahl ist eine Person; danach kommen die folgenden</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>as square as it gets</source>
        <translation>so quadratisch wie möglich</translation>
    </message>
    <message>
        <source>&amp;First seed</source>
        <translation>&amp;Erster Startwert</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personen</translation>
    </message>
    <message>
        <source>Colum&amp;ns</source>
        <translation>Spalte&amp;n</translation>
    </message>
    <message>
        <source>&amp;Size of each</source>
        <translation>&amp;Größe je Bild</translation>
    </message>
    <message>
        <source>Asks before it overwrites a file.</source>
        <translation>Fragt, bevor eine Datei überschrieben wird.</translation>
    </message>
</context>
<context>
    <name>limner::ui::PictureDialog</name>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>&amp;Recipe inside</source>
        <translation>&amp;Rezept im Bild</translation>
    </message>
    <message>
        <source>Recipe inside</source>
        <translation>Rezept im Bild</translation>
    </message>
    <message>
        <source>&amp;Label map</source>
        <translation>&amp;Klassenkarte</translation>
    </message>
    <message>
        <source>Label map</source>
        <translation>Klassenkarte</translation>
    </message>
    <message>
        <source>Classes of the label map</source>
        <translation>Klassen der Klassenkarte</translation>
    </message>
    <message>
        <source>&amp;Depth</source>
        <translation>&amp;Tiefe</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Form of the depth</source>
        <translation>Form der Tiefe</translation>
    </message>
    <message>
        <source>PNG, 16 bits</source>
        <translation>PNG, 16 Bit</translation>
    </message>
    <message>
        <source>The model paints 8 bits per channel; 16 keep a replaced background&apos;s soft edge exact.</source>
        <translation>Das Modell malt 8 Bit je Kanal; 16 halten den weichen Rand eines ersetzten Hintergrunds genau.</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>quality </source>
        <translation>Qualität </translation>
    </message>
    <message>
        <source>The picture opens again as the portrait it shows</source>
        <translation>Das Bild lässt sich wieder als das Porträt öffnen, das es zeigt</translation>
    </message>
    <message>
        <source>Limner&apos;s classes</source>
        <translation>Klassen von Limner</translation>
    </message>
    <message>
        <source>CelebAMask-HQ</source>
        <translation>CelebAMask-HQ</translation>
    </message>
    <message>
        <source>SofGAN, 20 classes</source>
        <translation>SofGAN, 20 Klassen</translation>
    </message>
    <message>
        <source>SofGAN, 17 classes</source>
        <translation>SofGAN, 17 Klassen</translation>
    </message>
    <message>
        <source>OpenEXR, float</source>
        <translation>OpenEXR, Gleitkomma</translation>
    </message>
    <message>
        <source>This build of Limner has no OpenEXR.</source>
        <translation>Diesem Limner fehlt OpenEXR.</translation>
    </message>
    <message>
        <source>Beside the picture, as indexed PNG</source>
        <translation>Neben dem Bild, als indiziertes PNG</translation>
    </message>
    <message>
        <source>Beside the picture, in head units</source>
        <translation>Neben dem Bild, in Kopfeinheiten</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>&amp;Background</source>
        <translation>&amp;Hintergrund</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>This model gives no label map.</source>
        <translation>Dieses Modell liefert keine Klassenkarte.</translation>
    </message>
    <message>
        <source>This model gives no depth.</source>
        <translation>Dieses Modell liefert keine Tiefe.</translation>
    </message>
    <message>
        <source>The model draws %1 pixels; larger pictures are enlarged smoothly and show no more detail.</source>
        <translation>Das Modell zeichnet %1 Pixel; größere Bilder werden weich vergrößert und zeigen nicht mehr Einzelheiten.</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>Takes the next number that is free.</source>
        <translation>Nimmt die nächste freie Nummer.</translation>
    </message>
    <message>
        <source>Asks before it overwrites a file.</source>
        <translation>Fragt, bevor eine Datei überschrieben wird.</translation>
    </message>
    <message>
        <source>OpenEXR, with depth and labels</source>
        <translation>OpenEXR, mit Tiefe und Klassen</translation>
    </message>
    <message>
        <source>OpenRaster, in layers</source>
        <translation>OpenRaster, in Ebenen</translation>
    </message>
    <message numerus="yes">
        <source>PNG, %n bits</source>
        <translation>
            <numerusform>PNG, %n Bit</numerusform>
            <numerusform>PNG, %n Bit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>TIFF, %n bits</source>
        <translation>
            <numerusform>TIFF, %n Bit</numerusform>
            <numerusform>TIFF, %n Bit</numerusform>
        </translation>
    </message>
    <message>
        <source>Linear light in half floats; depth, normals and labels as channels beside it.</source>
        <translation>Lineares Licht in halber Genauigkeit; Tiefe, Normalen und Klassen als Kanäle daneben.</translation>
    </message>
    <message>
        <source>For Krita and GIMP: background, cut-out portrait, and a hidden layer per part.</source>
        <translation>Für Krita und GIMP: Hintergrund, freigestelltes Porträt und eine verborgene Ebene je Teil.</translation>
    </message>
    <message>
        <source>This build of Limner has no library for %1.</source>
        <translation>Dieser Limner wurde ohne Bibliothek für %1 gebaut.</translation>
    </message>
    <message>
        <source>%1 carries no recipe; PNG does</source>
        <translation>%1 trägt kein Rezept; PNG schon</translation>
    </message>
    <message>
        <source>%1 holds no transparency; PNG does.</source>
        <translation>%1 kennt keine Durchsichtigkeit; PNG schon.</translation>
    </message>
    <message>
        <source>This model gives no label map, so there are no layers.</source>
        <translation>Dieses Modell liefert keine Klassenkarte, daher gibt es keine Ebenen.</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>Small, with transparency, for the web; at quality 100 nothing is lost.</source>
        <translation>Klein, mit Transparenz, für das Netz; bei Qualität 100 geht nichts verloren.</translation>
    </message>
    <message>
        <source>Samples per pixel</source>
        <translation>Samples je Pixel</translation>
    </message>
    <message>
        <source>Cro&amp;p</source>
        <translation>&amp;Zuschnitt</translation>
    </message>
    <message>
        <source>The crop lies outside the picture of %1 pixels.</source>
        <translation>Der Zuschnitt liegt außerhalb des Bildes von %1 Pixeln.</translation>
    </message>
    <message>
        <source>The model draws %1 pixels; more samples than that smooth and show no more detail.</source>
        <translation>Das Modell zeichnet %1 Pixel; mehr Samples als diese glätten und zeigen nicht mehr Einzelheiten.</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>None: the portrait alone</source>
        <translation>Keiner: nur das Porträt</translation>
    </message>
    <message>
        <source>Before and after: the beginning</source>
        <translation>Vorher und nachher: der Anfang</translation>
    </message>
    <message>
        <source>Before and after: %1</source>
        <translation>Vorher und nachher: %1</translation>
    </message>
    <message>
        <source>An earlier portrait on the left, in the same pose</source>
        <translation>Links ein früheres Porträt in derselben Haltung</translation>
    </message>
    <message>
        <source>Co&amp;mparison</source>
        <translation>Ver&amp;gleich</translation>
    </message>
    <message>
        <source>Layers hold no comparison; PNG does.</source>
        <translation>Ebenen fassen keinen Vergleich; PNG schon.</translation>
    </message>
</context>
<context>
    <name>limner::ui::PictureView</name>
    <message>
        <source>Loading model…</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>Kein Modell ist geladen</translation>
    </message>
    <message>
        <source>The portrait appears here in a moment.</source>
        <translation>Das Porträt erscheint hier gleich.</translation>
    </message>
    <message>
        <source>%1

Start Limner with --models FOLDER to use a model from another place.</source>
        <translation>%1

Mit --models ORDNER gestartet, nimmt Limner ein Modell von anderer Stelle.</translation>
    </message>
    <message>
        <source>The project is being opened…</source>
        <translation>Das Projekt wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>limner::ui::PlaceChoice</name>
    <message>
        <source>F&amp;older</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Empty: beside the project, or the folder for pictures</source>
        <translation>Leer: neben dem Projekt oder im Bilderordner</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Fields: {name} {n} {n:03} {frame:04} {date} {time} {seed} {model} {yaw} {pitch} {width} {height} {version}</source>
        <translation>Felder: {name} {n} {n:03} {frame:04} {date} {time} {seed} {model} {yaw} {pitch} {width} {height} {version}</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>Der Name ist leer.</translation>
    </message>
    <message>
        <source>Folder of the export</source>
        <translation>Ordner des Exports</translation>
    </message>
</context>
<context>
    <name>limner::ui::Playhead</name>
    <message>
        <source>Add key</source>
        <translation>Schlüssel setzen</translation>
    </message>
    <message>
        <source>Remove keys</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Revert changes without a key</source>
        <translation>Änderungen ohne Schlüssel verwerfen</translation>
    </message>
    <message>
        <source>In point</source>
        <translation>Anfang des Ausschnitts</translation>
    </message>
    <message>
        <source>Out point</source>
        <translation>Ende des Ausschnitts</translation>
    </message>
</context>
<context>
    <name>limner::ui::PopupPalette</name>
    <message>
        <source>Palette at the pointer</source>
        <translation>Palette am Zeiger</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1, %2 px</source>
        <comment>brush</comment>
        <translation>%1, %2 px</translation>
    </message>
</context>
<context>
    <name>limner::ui::PortraitViewport</name>
    <message>
        <source>Portrait</source>
        <translation>Porträt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>pose, state</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>preparing head</source>
        <translation>Kopf wird vorbereitet</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Camera distance</source>
        <translation>Kameraabstand</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Sichtfeld</translation>
    </message>
    <message>
        <source>Before: drawn by another model</source>
        <translation>Vorher: von einem anderen Modell gezeichnet</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Vorher: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Difference to before, 4 ×</source>
        <translation>Unterschied zu vorher, 4 ×</translation>
    </message>
    <message>
        <source>Drop to compare the portrait with this snapshot</source>
        <translation>Ablegen, um das Porträt mit diesem Schnappschuss zu vergleichen</translation>
    </message>
</context>
<context>
    <name>limner::ui::PosePanel</name>
    <message>
        <source>Pose</source>
        <translation>Pose</translation>
    </message>
    <message>
        <source>Yaw</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>+ turns the face towards the right edge of the picture</source>
        <translation>+ dreht das Gesicht zum rechten Bildrand</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Neigung</translation>
    </message>
    <message>
        <source>+ looks up</source>
        <translation>+ blickt nach oben</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Kippung</translation>
    </message>
    <message>
        <source>+ tilts the head clockwise</source>
        <translation>+ kippt den Kopf im Uhrzeigersinn</translation>
    </message>
    <message>
        <source>Camera zoom</source>
        <translation>Kamerazoom</translation>
    </message>
    <message>
        <source>Camera zoom %1 %</source>
        <translation>Kamerazoom %1 %</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Sichtfeld</translation>
    </message>
    <message>
        <source>turn the head</source>
        <translation>den Kopf drehen</translation>
    </message>
    <message>
        <source>Approximate: this model was trained on flat pictures.</source>
        <translation>Angenähert: Dieses Modell wurde an flachen Bildern trainiert.</translation>
    </message>
</context>
<context>
    <name>limner::ui::PreferencesDialog</name>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>&amp;Reset page</source>
        <translation>Seite &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Reset &amp;all…</source>
        <translation>&amp;Alles zurücksetzen …</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zum Standard</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>Zurück zum Standard: %1</translation>
    </message>
    <message>
        <source>Counts from the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Oberfläche</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>&amp;Size of everything</source>
        <translation>&amp;Größe der Oberfläche</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Tooltips a&amp;fter</source>
        <translation>&amp;Kurzhilfe nach</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Tab &amp;key in the views</source>
        <translation>&amp;Tabulatortaste in den Ansichten</translation>
    </message>
    <message>
        <source>Shows the view alone</source>
        <translation>Zeigt nur die Ansicht</translation>
    </message>
    <message>
        <source>Goes to the next control</source>
        <translation>Geht zum nächsten Bedienelement</translation>
    </message>
    <message>
        <source>&amp;Less motion</source>
        <translation>&amp;Weniger Bewegung</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>&amp;Grey round the picture</source>
        <translation>&amp;Grau um das Bild</translation>
    </message>
    <message>
        <source>Of the theme</source>
        <translation>Des Farbschemas</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>&amp;Turning speed</source>
        <translation>&amp;Drehgeschwindigkeit</translation>
    </message>
    <message>
        <source>° per pixel</source>
        <translation>° je Pixel</translation>
    </message>
    <message>
        <source>The &amp;camera follows the pointer, not the face</source>
        <translation>Die &amp;Kamera folgt dem Zeiger, nicht das Gesicht</translation>
    </message>
    <message>
        <source>Say on the picture that it is a &amp;preview</source>
        <translation>Auf dem Bild sagen, dass es eine &amp;Vorschau ist</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>&amp;Smoothing of the line</source>
        <translation>&amp;Glättung der Linie</translation>
    </message>
    <message>
        <source>No smoothing</source>
        <translation>Keine Glättung</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation>Stabilisator</translation>
    </message>
    <message>
        <source>Pen &amp;pressure</source>
        <translation>&amp;Stiftdruck</translation>
    </message>
    <message>
        <source>1 is straight; less makes light strokes count more, more asks for a firm hand.</source>
        <translation>1 ist gerade; weniger lässt leichte Striche stärker zählen, mehr verlangt eine feste Hand.</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>The best there is</source>
        <translation>Das beste vorhandene</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>CUDA graphics card</source>
        <translation>CUDA-Grafikkarte</translation>
    </message>
    <message>
        <source>Full quality &amp;after a rest of</source>
        <translation>Volle &amp;Qualität nach einer Ruhe von</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Saving and files</source>
        <translation>Speichern und Dateien</translation>
    </message>
    <message>
        <source>&amp;Undo steps</source>
        <translation>&amp;Rückgängig-Schritte</translation>
    </message>
    <message>
        <source>Counts from the next portrait or project that is opened.</source>
        <translation>Gilt ab dem nächsten Porträt oder Projekt, das geöffnet wird.</translation>
    </message>
    <message>
        <source>&amp;Autosave every</source>
        <translation>Automatisch &amp;speichern alle</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Whatever is chosen here, a journal keeps every change until it is saved.</source>
        <translation>Was hier auch gewählt ist: Ein Journal hält jede Änderung fest, bis sie gespeichert ist.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Folder for pictures</source>
        <translation>Ordner für Bilder</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>Neben dem Projekt</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>Folder for &amp;pictures</source>
        <translation>Ordner für &amp;Bilder</translation>
    </message>
    <message>
        <source>Folders with models</source>
        <translation>Ordner mit Modellen</translation>
    </message>
    <message>
        <source>A&amp;dd…</source>
        <translation>&amp;Hinzufügen …</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Folder with models</source>
        <translation>Ordner mit Modellen</translation>
    </message>
    <message>
        <source>Folders with mode&amp;ls</source>
        <translation>Ordner mit &amp;Modellen</translation>
    </message>
    <message>
        <source>Searched before the usual places. Counts from the next start.</source>
        <translation>Werden vor den üblichen Orten durchsucht. Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>The command line or the environment decides this for the present run.</source>
        <translation>Für diesen Lauf bestimmt das die Befehlszeile oder die Umgebung.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>All settings go back to their defaults. Shortcuts and workspaces stay.</source>
        <translation>Alle Einstellungen gehen auf ihren Standard zurück. Tastenkürzel und Arbeitsbereiche bleiben.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Fit the head to what is painted</source>
        <translation>Den Kopf an Gemaltes an&amp;passen</translation>
    </message>
    <message>
        <source>One fin&amp;ger on the canvas</source>
        <translation>Ein &amp;Finger auf der Leinwand</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Paints</source>
        <translation>Malt</translation>
    </message>
    <message>
        <source>Moves the view</source>
        <translation>Verschiebt die Ansicht</translation>
    </message>
    <message>
        <source>Automatic: it paints until a pen is used, and moves the view from then on.</source>
        <translation>Automatisch: Er malt, bis ein Stift benutzt wird, und verschiebt von da an die Ansicht.</translation>
    </message>
    <message>
        <source>&amp;Memory for pictures of the timeline</source>
        <translation>Spei&amp;cher für Bilder der Zeitleiste</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Frames that were drawn are shown again without computing: the green line of the timeline.</source>
        <translation>Schon berechnete Bilder werden ohne neue Rechnung wieder gezeigt: die grüne Linie der Zeitleiste.</translation>
    </message>
    <message>
        <source>Former &amp;versions kept</source>
        <translation>Frühere &amp;Fassungen behalten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Beside the project, as name.limner~1 and so on; File &gt; Revert lists them.</source>
        <translation>Neben dem Projekt, als name.limner~1 und so weiter; Datei &gt; Frühere Fassung zeigt sie.</translation>
    </message>
    <message>
        <source>Show the small &amp;head that turns the portrait</source>
        <translation>Den kleinen Kopf &amp;zeigen, der das Porträt dreht</translation>
    </message>
    <message>
        <source>Goes to a file, which Help ▸ Show log finds, and to the terminal.</source>
        <translation>Geht in eine Datei, die Hilfe ▸ Protokoll zeigen findet, und in das Terminal.</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>Write all settings to one file</source>
        <translation>Alle Einstellungen in eine Datei schreiben</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>Take over the settings of such a file</source>
        <translation>Die Einstellungen aus einer solchen Datei übernehmen</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Einstellungen exportieren</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Einstellungen (*.json)</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Einstellungen importieren</translation>
    </message>
    <message>
        <source>Settings (*.json);;All files (*)</source>
        <translation>Einstellungen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Start &amp;page when no project is opened</source>
        <translation>Sta&amp;rtseite, wenn kein Projekt geöffnet wird</translation>
    </message>
</context>
<context>
    <name>limner::ui::PresetChoice</name>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>A name, to keep these options</source>
        <translation>Ein Name, um diese Einstellungen zu behalten</translation>
    </message>
    <message>
        <source>Keeps the options under this name</source>
        <translation>Behält die Einstellungen unter diesem Namen</translation>
    </message>
    <message>
        <source>Forgets the options of this name</source>
        <translation>Vergisst die Einstellungen dieses Namens</translation>
    </message>
    <message>
        <source>Prese&amp;t</source>
        <translation>Vorei&amp;nstellung</translation>
    </message>
</context>
<context>
    <name>limner::ui::RecentMenu</name>
    <message>
        <source>&amp;Pin</source>
        <translation>&amp;Anheften</translation>
    </message>
    <message>
        <source>&amp;Locate</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Photos and label maps</source>
        <translation>Fotos und Klassenkarten</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
        <source>Pinned entries stand first and stay</source>
        <translation>Angeheftete Einträge stehen vorn und bleiben</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Takes all but the pinned entries off the list; no file is deleted</source>
        <translation>Nimmt alle Einträge außer den angehefteten von der Liste; keine Datei wird gelöscht</translation>
    </message>
    <message>
        <source>There are no entries that are not pinned.</source>
        <translation>Es gibt keine Einträge, die nicht angeheftet sind.</translation>
    </message>
    <message>
        <source>%1
It is not there any more; Locate finds it.</source>
        <translation>%1
Sie ist nicht mehr da; „Suchen“ findet sie wieder.</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>Say where a grey entry lies now</source>
        <translation>Sagen, wo ein grauer Eintrag jetzt liegt</translation>
    </message>
    <message>
        <source>All files are where they were.</source>
        <translation>Alle Dateien sind, wo sie waren.</translation>
    </message>
</context>
<context>
    <name>limner::ui::RecoveredPage</name>
    <message>
        <source>Recovered work</source>
        <translation>Wiederhergestellte Arbeit</translation>
    </message>
    <message>
        <source>Limner did not end as it should. This was not saved yet:</source>
        <translation>Limner wurde nicht richtig beendet. Das war noch nicht gespeichert:</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Keeps everything and asks again at the next start</source>
        <translation>Behält alles und fragt beim nächsten Start wieder</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open it as a changed copy</source>
        <translation>Als geänderte Kopie öffnen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Write it to a project file without opening it</source>
        <translation>In eine Projektdatei schreiben, ohne sie zu öffnen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Delete it for good</source>
        <translation>Endgültig löschen</translation>
    </message>
</context>
<context>
    <name>limner::ui::RevertMenu</name>
    <message>
        <source>Saved on %1 at %2</source>
        <translation>Gespeichert am %1 um %2</translation>
    </message>
    <message>
        <source>No backups</source>
        <translation>Keine Sicherungen</translation>
    </message>
    <message>
        <source>A save keeps the former version as a backup; the preferences say how many there are.</source>
        <translation>Beim Speichern bleibt die frühere Fassung als Sicherung erhalten; die Einstellungen sagen, wie viele.</translation>
    </message>
</context>
<context>
    <name>limner::ui::SeedBrowser</name>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Seed browser</source>
        <translation>Startwert-Browser</translation>
    </message>
    <message>
        <source>Seed in the middle</source>
        <translation>Startwert in der Mitte</translation>
    </message>
    <message>
        <source>Goes to this person</source>
        <translation>Geht zu dieser Person</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Every picture another person</source>
        <translation>Jedes Bild eine andere Person</translation>
    </message>
    <message>
        <source>One picture between two people</source>
        <translation>Ein Bild zwischen zwei Personen</translation>
    </message>
    <message>
        <source>Three pictures between two people</source>
        <translation>Drei Bilder zwischen zwei Personen</translation>
    </message>
    <message>
        <source>Seven pictures between two people</source>
        <translation>Sieben Bilder zwischen zwei Personen</translation>
    </message>
    <message>
        <source>How far the variations go</source>
        <translation>Wie weit die Abwandlungen gehen</translation>
    </message>
    <message>
        <source>&amp;Other variations</source>
        <translation>&amp;Andere Abwandlungen</translation>
    </message>
    <message>
        <source>Click takes a person, middle click keeps it on the shelf. Drag the plane; the wheel changes the step. With the keyboard: arrows, Enter, Shift+Enter.</source>
        <translation>Klicken übernimmt eine Person, Mittelklick legt sie in die Ablage. Die Ebene lässt sich ziehen; das Rad ändert den Schritt. Mit der Tastatur: Pfeile, Eingabe, Umschalt+Eingabe.</translation>
    </message>
    <message>
        <source>Variations of this face</source>
        <translation>Abwandlungen dieses Gesichts</translation>
    </message>
    <message>
        <source>&amp;Seed in the middle</source>
        <translation>&amp;Startwert in der Mitte</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>Sch&amp;ritt</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>Übernehmen: %1</translation>
    </message>
    <message>
        <source>“%1” is on the shelf</source>
        <translation>„%1“ liegt in der Ablage</translation>
    </message>
</context>
<context>
    <name>limner::ui::SeedPlaneView</name>
    <message>
        <source>Seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>Seeds %1 and %2, %3 %</source>
        <translation>Startwerte %1 und %2, %3 %</translation>
    </message>
    <message>
        <source>Plane of people</source>
        <translation>Ebene von Personen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>limner::ui::SeedRow</name>
    <message>
        <source>Blend</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>Throw the dice for %1</source>
        <translation>Würfeln: %1</translation>
    </message>
    <message>
        <source>Lock %1 against the dice</source>
        <translation>Beim Würfeln festhalten: %1</translation>
    </message>
    <message>
        <source>Take %1 from …</source>
        <translation>Übernehmen aus …: %1</translation>
    </message>
    <message>
        <source>Seed of %1</source>
        <translation>Startwert: %1</translation>
    </message>
    <message>
        <source>Second seed, blended in</source>
        <translation>Zweiter Startwert, wird eingemischt</translation>
    </message>
    <message>
        <source>How much of the second seed is blended in</source>
        <translation>Wie viel vom zweiten Startwert eingemischt wird</translation>
    </message>
    <message>
        <source>Blend %1 %2 %</source>
        <translation>Mischung: %1 %2 %</translation>
    </message>
    <message>
        <source>%1 seed %2</source>
        <translation>%1: Startwert %2</translation>
    </message>
    <message>
        <source>Locked: unlock to throw the dice</source>
        <translation>Gesperrt: zum Würfeln entsperren</translation>
    </message>
    <message>
        <source>Throw of %1, seed %2</source>
        <translation>Wurf für %1, Seed %2</translation>
    </message>
</context>
<context>
    <name>limner::ui::Settings</name>
    <message>
        <source>The settings could not be read and have their defaults. The damaged file is kept as %1.</source>
        <translation>Die Einstellungen waren nicht lesbar und stehen auf ihrem Standard. Die beschädigte Datei bleibt als %1 erhalten.</translation>
    </message>
    <message>
        <source>Settings with impossible values were corrected: %1.</source>
        <translation>Einstellungen mit unmöglichen Werten wurden berichtigt: %1.</translation>
    </message>
    <message>
        <source>There are no settings of Limner in it.</source>
        <translation>Darin sind keine Einstellungen von Limner.</translation>
    </message>
    <message>
        <source>The settings of the file count now.</source>
        <translation>Die Einstellungen der Datei gelten jetzt.</translation>
    </message>
    <message>
        <source>The settings of the file count now, but for these, whose values are wrong: %1.</source>
        <translation>Die Einstellungen der Datei gelten jetzt, außer diesen mit falschen Werten: %1.</translation>
    </message>
    <message>
        <source>The settings are in %1.</source>
        <translation>Die Einstellungen stehen in %1.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>limner::ui::ShortcutSheet</name>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search by name or key</source>
        <translation>Nach Name oder Taste suchen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Set of keys</source>
        <translation>Tastensatz</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Gives the command its own keys back</source>
        <translation>Gibt dem Befehl seine eigenen Tasten zurück</translation>
    </message>
    <message>
        <source>Takes all keys from the command</source>
        <translation>Nimmt dem Befehl alle Tasten</translation>
    </message>
    <message>
        <source>Save set…</source>
        <translation>Satz speichern …</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Press the key that the chosen command should have</source>
        <translation>Drücken Sie die Taste, die der gewählte Befehl haben soll</translation>
    </message>
    <message>
        <source>Choose a command in the list first; gestures cannot be changed</source>
        <translation>Wählen Sie zuerst einen Befehl aus der Liste; Gesten sind nicht änderbar</translation>
    </message>
    <message>
        <source>Key in use</source>
        <translation>Taste ist vergeben</translation>
    </message>
    <message>
        <source>%1 belongs to &quot;%2&quot;.</source>
        <translation>%1 gehört zu „%2“.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Limner</source>
        <translation>Limner</translation>
    </message>
    <message>
        <source>Photoshop-like</source>
        <translation>Wie Photoshop</translation>
    </message>
    <message>
        <source>own</source>
        <translation>eigener</translation>
    </message>
    <message>
        <source>Save set of keys</source>
        <translation>Tastensatz speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>My keys</source>
        <translation>Meine Tasten</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
</context>
<context>
    <name>limner::ui::SizeChoice</name>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Model size (%1 px)</source>
        <translation>Modellgröße (%1 px)</translation>
    </message>
    <message>
        <source>Model size</source>
        <translation>Größe des Modells</translation>
    </message>
    <message>
        <source>× %1 (%2 px)</source>
        <translation>× %1 (%2 px)</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Side in pixels</source>
        <translation>Seite in Pixeln</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 Sample</translation>
    </message>
    <message>
        <source>%1 × %1 samples</source>
        <translation>%1 × %1 Samples</translation>
    </message>
    <message>
        <source>Per pixel: drawn larger and averaged, so that edges are smooth; takes longer</source>
        <translation>Je Pixel: größer gezeichnet und gemittelt, damit Kanten glatt sind; dauert länger</translation>
    </message>
</context>
<context>
    <name>limner::ui::SnapshotList</name>
    <message>
        <source>%1, starred</source>
        <translation>%1, mit Stern</translation>
    </message>
    <message>
        <source>%1
Double click or Enter restores it, F2 renames it; drag it onto a part to take its style, or onto the portrait to compare; Ctrl+click a second one to blend</source>
        <translation>%1
Doppelklick oder Eingabe stellt ihn wieder her, F2 benennt ihn um; auf einen Teil ziehen, um dessen Stil zu übernehmen, oder auf das Porträt, um zu vergleichen; Strg+Klick auf einen zweiten mischt</translation>
    </message>
    <message>
        <source>%1
Double click or Enter restores it</source>
        <translation>%1
Doppelklick oder Eingabe stellt ihn wieder her</translation>
    </message>
</context>
<context>
    <name>limner::ui::SnapshotShelf</name>
    <message>
        <source>Keep &quot;%1&quot;</source>
        <translation>„%1“ anlegen</translation>
    </message>
    <message>
        <source>Remove &quot;%1&quot;</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>Rename snapshot to &quot;%1&quot;</source>
        <translation>Schnappschuss umbenennen in „%1“</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>Schnappschuss %1</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 Kopie</translation>
    </message>
    <message>
        <source>Duplicate &quot;%1&quot;</source>
        <translation>„%1“ duplizieren</translation>
    </message>
    <message>
        <source>Star &quot;%1&quot;</source>
        <translation>„%1“ mit Stern versehen</translation>
    </message>
    <message>
        <source>Take the star off &quot;%1&quot;</source>
        <translation>Stern von „%1“ entfernen</translation>
    </message>
</context>
<context>
    <name>limner::ui::SnapshotsPanel</name>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>Keep a state of the portrait with Shift+S</source>
        <translation>Einen Zustand des Porträts mit Umschalt+S festhalten</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Compare with this</source>
        <translation>Damit vergleichen</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>From “%1” to “%2”</source>
        <translation>Von „%1“ bis „%2“</translation>
    </message>
    <message>
        <source>Snapshots of two models cannot be blended</source>
        <translation>Schnappschüsse zweier Modelle lassen sich nicht mischen</translation>
    </message>
    <message>
        <source>Blend “%1” and “%2” %3 %</source>
        <translation>„%1“ und „%2“ mischen %3 %</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the snapshots by name</source>
        <translation>Schnappschüsse nach Namen durchsuchen</translation>
    </message>
    <message>
        <source>Only starred</source>
        <translation>Nur mit Stern</translation>
    </message>
    <message>
        <source>Show only what has a star</source>
        <translation>Nur zeigen, was einen Stern hat</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Show what the editor kept by itself: before an import, another model, a random person or a fit</source>
        <translation>Zeigen, was der Editor von selbst aufgehoben hat: vor einem Import, einem anderen Modell, einer zufälligen Person oder einer Anpassung</translation>
    </message>
    <message>
        <source>No snapshot is like that</source>
        <translation>So ist kein Schnappschuss</translation>
    </message>
    <message>
        <source>Nothing was replaced yet that the editor would have kept</source>
        <translation>Noch wurde nichts ersetzt, das der Editor aufgehoben hätte</translation>
    </message>
    <message>
        <source>Take the star off</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Mit Stern versehen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Keep as a snapshot</source>
        <translation>Als Schnappschuss behalten</translation>
    </message>
</context>
<context>
    <name>limner::ui::StatusLine</name>
    <message>
        <source>Pixel of the label map and its class</source>
        <translation>Pixel der Klassenkarte und seine Klasse</translation>
    </message>
    <message>
        <source>preparing head</source>
        <translation>Kopf wird vorbereitet</translation>
    </message>
    <message>
        <source>%1 fps  %2 ms</source>
        <translation>%1 fps  %2 ms</translation>
    </message>
    <message>
        <source>New pictures per second; time from input to picture; click for more</source>
        <translation>Neue Bilder je Sekunde; Zeit von der Eingabe bis zum Bild; Klick zeigt mehr</translation>
    </message>
    <message>
        <source>Memory of the model&apos;s caches; click to free it</source>
        <translation>Zwischenspeicher des Modells; Klick gibt ihn frei</translation>
    </message>
    <message>
        <source>Jobs %1, %2 %</source>
        <translation>Aufträge %1, %2 %</translation>
    </message>
    <message>
        <source>Work in the background; click for the list</source>
        <translation>Arbeit im Hintergrund; Klick zeigt die Liste</translation>
    </message>
    <message>
        <source>⚠ not protected</source>
        <translation>⚠ ungeschützt</translation>
    </message>
    <message>
        <source>State of the project file; click to save</source>
        <translation>Zustand der Projektdatei; Klick speichert</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Loading model…</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <source>⚠ no model</source>
        <translation>⚠ kein Modell</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>lädt …</translation>
    </message>
    <message>
        <source>■ paused</source>
        <translation>■ angehalten</translation>
    </message>
    <message>
        <source>⚠ failed</source>
        <translation>⚠ fehlgeschlagen</translation>
    </message>
    <message>
        <source>◐ preview Q%1</source>
        <translation>◐ Vorschau Q%1</translation>
    </message>
    <message>
        <source>◑ final…</source>
        <translation>◑ endgültig …</translation>
    </message>
    <message>
        <source>● idle</source>
        <translation>● bereit</translation>
    </message>
    <message>
        <source>– fps  – ms</source>
        <translation>– fps  – ms</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>autosaved %1</source>
        <translation>gesichert %1</translation>
    </message>
    <message>
        <source>Neither the state folder nor the cache folder can be written: a crash would take what is not saved. Save the project.</source>
        <translation>Weder der Zustands- noch der Zwischenspeicherordner ist beschreibbar: Ein Absturz nähme mit, was nicht gespeichert ist. Speichern Sie das Projekt.</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>gespeichert %1</translation>
    </message>
    <message>
        <source>Model; click for the list of models</source>
        <translation>Modell; Klick zeigt die Liste der Modelle</translation>
    </message>
    <message>
        <source>%1 % · %2°</source>
        <translation>%1 % · %2°</translation>
    </message>
    <message>
        <source>%1 · ⇋</source>
        <comment>zoom, mirrored</comment>
        <translation>%1 · ⇋</translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>What the editor has said; click for the list</source>
        <translation>Meldungen des Editors; Klicken zeigt die Liste</translation>
    </message>
    <message>
        <source>%1 unread</source>
        <translation>%1 ungelesen</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Position and class</source>
        <translation>Position und Klasse</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom, turn and mirror of the view; click to set them back</source>
        <translation>Zoom, Drehung und Spiegelung der Ansicht; Klick setzt sie zurück</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Render state</source>
        <translation>Stand des Renderns</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Device that computes; click to choose it</source>
        <translation>Gerät, das rechnet; Klick wählt es</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Size of the picture; click for more about it, drag it into another program</source>
        <translation>Größe des Bildes; Klick zeigt mehr dazu, Ziehen gibt es an ein anderes Programm</translation>
    </message>
    <message>
        <source>Render state; click to render at full quality now, or to go on, drag the picture into another program</source>
        <translation>Stand des Renderns; Klick rendert jetzt in voller Qualität oder setzt fort, Ziehen bringt das Bild in ein anderes Programm</translation>
    </message>
</context>
<context>
    <name>limner::ui::SystemNotice</name>
    <message>
        <source>%1 was not finished</source>
        <translation>%1 wurde nicht fertig</translation>
    </message>
    <message>
        <source>%1 is finished</source>
        <translation>%1 ist fertig</translation>
    </message>
</context>
<context>
    <name>limner::ui::TimeLapseDialog</name>
    <message>
        <source>Time-lapse</source>
        <translation>Zeitraffer</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Time of each &amp;stroke</source>
        <translation>Zeit je &amp;Strich</translation>
    </message>
    <message>
        <source>&amp;Hold at the end</source>
        <translation>Am Ende &amp;halten</translation>
    </message>
    <message>
        <source>&amp;Take</source>
        <translation>Ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>%1 pictures of the painting in %2 s, as keys of the timeline</source>
        <translation>%1 Bilder der Malerei in %2 s, als Schlüssel der Zeitleiste</translation>
    </message>
</context>
<context>
    <name>limner::ui::TimelinePanel</name>
    <message>
        <source>Nod</source>
        <translation>Nicken</translation>
    </message>
    <message>
        <source>Shake the head</source>
        <translation>Kopf schütteln</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinzeln</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>Lächeln</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Umherblicken</translation>
    </message>
    <message>
        <source>Turn to both sides</source>
        <translation>Nach beiden Seiten drehen</translation>
    </message>
    <message>
        <source>Breathe</source>
        <translation>Atmen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>Schlüssel setzen</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Put a movement onto the portrait, from this frame on</source>
        <translation>Eine Bewegung auf das Porträt legen, von diesem Bild an</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Number of frames</source>
        <translation>Anzahl der Bilder</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 B/s</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>In a loop the last key goes on to the first one</source>
        <translation>In einer Schleife geht der letzte Schlüssel in den ersten über</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <source>There and back</source>
        <translation>Hin und zurück</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Schlüssel: %1</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Pose</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Bemalung</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei…</translation>
    </message>
    <message>
        <source>Movements (*.json)</source>
        <translation>Bewegungen (*.json)</translation>
    </message>
    <message>
        <source>Changes at frame %1 have no key and were left behind.</source>
        <translation>Änderungen an Bild %1 haben keinen Schlüssel und blieben zurück.</translation>
    </message>
    <message>
        <source>Length: %1 frames</source>
        <translation>Länge: %1 Bilder</translation>
    </message>
    <message>
        <source>Frames whose picture was not there in time</source>
        <translation>Bilder, die nicht rechtzeitig fertig waren</translation>
    </message>
    <message>
        <source>Onion pictures on each side</source>
        <translation>Zwiebelbilder auf jeder Seite</translation>
    </message>
    <message>
        <source>Onion pictures</source>
        <translation>Zwiebelbilder</translation>
    </message>
    <message>
        <source>Onion pictures: what comes before and after, laid over the portrait faintly</source>
        <translation>Zwiebelbilder: was vorher und nachher kommt, schwach über das Porträt gelegt</translation>
    </message>
    <message>
        <source>Of the keys before and after</source>
        <translation>Der Schlüssel davor und danach</translation>
    </message>
    <message>
        <source>Of the frames before and after</source>
        <translation>Der Bilder davor und danach</translation>
    </message>
    <message>
        <source>Drop the project to take its timeline</source>
        <translation>Legen Sie das Projekt ab, um seine Zeitleiste zu übernehmen</translation>
    </message>
    <message>
        <source>Drop the movement to put it onto the portrait, from this frame on</source>
        <translation>Legen Sie die Bewegung ab, um sie von diesem Bild an auf das Porträt zu legen</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>Frames per second: chosen, or typed</source>
        <translation>Bilder je Sekunde: gewählt oder eingegeben</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>die eigene</translation>
    </message>
</context>
<context>
    <name>limner::ui::TimelineView</name>
    <message>
        <source>Smooth</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>Begin slowly</source>
        <translation>Langsam beginnen</translation>
    </message>
    <message>
        <source>End slowly</source>
        <translation>Langsam enden</translation>
    </message>
    <message>
        <source>Hold until the next key</source>
        <translation>Bis zum nächsten Schlüssel halten</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>Bild %1 von %2</translation>
    </message>
    <message>
        <source>Add the first key with Alt+K, or put a movement here</source>
        <translation>Den ersten Schlüssel mit Alt+K setzen oder eine Bewegung hierher legen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>Schlüssel setzen</translation>
    </message>
    <message>
        <source>Copy keys</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Move keys</source>
        <translation>Schlüssel verschieben</translation>
    </message>
    <message>
        <source>Remove keys</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Easing: %1</source>
        <translation>Übergang: %1</translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <translation>%1, Bild %2</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>Eigene Kurve…</translation>
    </message>
</context>
<context>
    <name>limner::ui::Toasts</name>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2-mal)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>limner::ui::ToolOptions</name>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Eyedropper</source>
        <translation>Pipette</translation>
    </message>
    <message>
        <source>Turn head</source>
        <translation>Kopf drehen</translation>
    </message>
    <message>
        <source>Turn light</source>
        <translation>Licht drehen</translation>
    </message>
    <message>
        <source>Tool options</source>
        <translation>Werkzeugoptionen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Brush size in pixels of the label map ([ and ], Shift+wheel, Shift+drag)</source>
        <translation>Pinselgröße in Pixeln der Klassenkarte ([ und ], Umschalt+Mausrad, Umschalt+Ziehen)</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Härte</translation>
    </message>
    <message>
        <source>A label has no half values</source>
        <translation>Eine Klasse kennt keine halben Werte</translation>
    </message>
    <message>
        <source>Connected area only</source>
        <translation>Nur zusammenhängend</translation>
    </message>
    <message>
        <source>Off: all pixels of that class are filled</source>
        <translation>Aus: Alle Pixel dieser Klasse werden gefüllt</translation>
    </message>
    <message>
        <source>Smoothing of the line</source>
        <translation>Glättung der Linie</translation>
    </message>
    <message>
        <source>No smoothing</source>
        <translation>Keine Glättung</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation>Stabilisator</translation>
    </message>
    <message>
        <source>What an area does</source>
        <translation>Was ein Bereich bewirkt</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Add to selection</source>
        <translation>Zur Auswahl hinzufügen</translation>
    </message>
    <message>
        <source>Take from selection</source>
        <translation>Von der Auswahl abziehen</translation>
    </message>
    <message>
        <source>Intersect selection</source>
        <translation>Mit der Auswahl schneiden</translation>
    </message>
    <message>
        <source>Symmetry: the other side of the face gets the same (Shift+M)</source>
        <translation>Symmetrie: Die andere Gesichtsseite bekommt dasselbe (Umschalt+M)</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>Symmetrie</translation>
    </message>
    <message>
        <source>Label map</source>
        <translation>Klassenkarte</translation>
    </message>
    <message>
        <source>Opacity of the label map (I, O)</source>
        <translation>Deckkraft der Klassenkarte (I, O)</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Opacity of the reference photo</source>
        <translation>Deckkraft des Referenzfotos</translation>
    </message>
    <message>
        <source>Edge snap: the border of a stroke moves to the edge of the portrait (Shift+N). Right click: how far</source>
        <translation>An Kanten einrasten: Der Rand eines Strichs rückt an die Kante des Porträts (Umschalt+N). Rechtsklick: wie weit</translation>
    </message>
    <message>
        <source>Edge snap</source>
        <translation>An Kanten einrasten</translation>
    </message>
    <message>
        <source>Snap within</source>
        <translation>Einrasten innerhalb</translation>
    </message>
    <message>
        <source>How far the border may move, in pixels of the label map</source>
        <translation>Wie weit der Rand rücken darf, in Pixeln der Klassenkarte</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>Glätte</translation>
    </message>
    <message>
        <source>How strong an edge must be to move the border</source>
        <translation>Wie stark eine Kante sein muss, um den Rand zu bewegen</translation>
    </message>
    <message>
        <source>Grab features</source>
        <translation>Züge greifen</translation>
    </message>
    <message>
        <source>Move selection</source>
        <translation>Auswahl verschieben</translation>
    </message>
    <message>
        <source>To the right, in pixels of the label map</source>
        <translation>Nach rechts, in Pixeln der Klassenkarte</translation>
    </message>
    <message>
        <source>X </source>
        <translation>X </translation>
    </message>
    <message>
        <source>Down, in pixels of the label map</source>
        <translation>Nach unten, in Pixeln der Klassenkarte</translation>
    </message>
    <message>
        <source>Y </source>
        <translation>Y </translation>
    </message>
    <message>
        <source>Width; negative is flipped</source>
        <translation>Breite; negativ ist gespiegelt</translation>
    </message>
    <message>
        <source>W </source>
        <comment>width</comment>
        <translation>B </translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Height; negative is flipped</source>
        <translation>Höhe; negativ ist gespiegelt</translation>
    </message>
    <message>
        <source>H </source>
        <comment>height</comment>
        <translation>H </translation>
    </message>
    <message>
        <source>Angle, clockwise</source>
        <translation>Winkel, im Uhrzeigersinn</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Nothing floats over the label map yet: move what is selected, or press Ctrl+T</source>
        <translation>Über der Klassenkarte schwebt noch nichts: Verschieben Sie die Auswahl, oder drücken Sie Strg+T</translation>
    </message>
    <message>
        <source>Pick region</source>
        <translation>Bereich wählen</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Vieleck</translation>
    </message>
    <message>
        <source>Fill and select</source>
        <translation>Füllen und auswählen</translation>
    </message>
    <message>
        <source>What ends an area</source>
        <translation>Was einen Bereich begrenzt</translation>
    </message>
    <message>
        <source>Colours of the picture</source>
        <translation>Farben des Bildes</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>How far a colour may differ from that under the pointer</source>
        <translation>Wie weit eine Farbe von der unter dem Zeiger abweichen darf</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Ränder</translation>
    </message>
    <message>
        <source>Where a filled area ends: corners, gaps, growing</source>
        <translation>Wo ein gefüllter Bereich endet: Ecken, Lücken, Vergrößern</translation>
    </message>
    <message>
        <source>Over corners</source>
        <translation>Über Ecken</translation>
    </message>
    <message>
        <source>Pixels that touch at a corner belong together: 8 neighbours instead of 4</source>
        <translation>Pixel, die sich an einer Ecke berühren, gehören zusammen: 8 Nachbarn statt 4</translation>
    </message>
    <message>
        <source>Close gaps</source>
        <translation>Lücken schließen</translation>
    </message>
    <message>
        <source>Passages as wide as this end an area, in pixels of the label map</source>
        <translation>So breite Durchgänge begrenzen einen Bereich, in Pixeln der Klassenkarte</translation>
    </message>
    <message>
        <source>Grow by</source>
        <translation>Vergrößern um</translation>
    </message>
    <message>
        <source>The filled area is larger by this, or smaller, in pixels of the label map</source>
        <translation>Der gefüllte Bereich ist um so viel größer oder kleiner, in Pixeln der Klassenkarte</translation>
    </message>
    <message>
        <source>Brushes with a name; the dot says that the brush was changed since</source>
        <translation>Pinsel mit einem Namen; der Punkt sagt, dass der Pinsel seither geändert wurde</translation>
    </message>
    <message>
        <source>Brushes</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>Fill with class</source>
        <translation>Mit Klasse füllen</translation>
    </message>
    <message>
        <source>Stroke with brush</source>
        <translation>Mit Pinsel umranden</translation>
    </message>
    <message>
        <source>Magnetic lasso</source>
        <translation>Magnetisches Lasso</translation>
    </message>
    <message>
        <source>Magnetic: the line keeps to strong edges of the portrait within 12 pixels of the label map</source>
        <translation>Magnetisch: Die Linie hält sich an starke Kanten des Porträts im Umkreis von 12 Pixeln der Klassenkarte</translation>
    </message>
    <message>
        <source>Only with the tag</source>
        <translation>Nur mit dem Stichwort</translation>
    </message>
    <message>
        <source>All brushes</source>
        <translation>Alle Pinsel</translation>
    </message>
</context>
<context>
    <name>limner::ui::TurntableDialog</name>
    <message>
        <source>Turntable</source>
        <translation>Drehteller</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Bahn</translation>
    </message>
    <message>
        <source>To each side</source>
        <translation>Nach jeder Seite</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>Auf und ab</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Rest at the ends</source>
        <translation>Ruhe an den Enden</translation>
    </message>
    <message>
        <source> s rest</source>
        <translation> s Ruhe</translation>
    </message>
    <message>
        <source>To the &amp;left edge first</source>
        <translation>Zuerst zum &amp;linken Rand</translation>
    </message>
    <message>
        <source>L&amp;ight turns with the head</source>
        <translation>L&amp;icht dreht sich mit dem Kopf</translation>
    </message>
    <message>
        <source>E&amp;yes stay on the viewer</source>
        <translation>A&amp;ugen bleiben beim Betrachter</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source> fps</source>
        <translation> fps</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>&amp;Recipe inside each picture</source>
        <translation>&amp;Rezept in jedem Bild</translation>
    </message>
    <message>
        <source>&amp;Keep complete pictures of an earlier run</source>
        <translation>Fertige Bilder eines früheren Laufs &amp;behalten</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Swing left – right</source>
        <translation>Schwenk links – rechts</translation>
    </message>
    <message>
        <source>Orbit (ellipse)</source>
        <translation>Umlauf (Ellipse)</translation>
    </message>
    <message>
        <source>Figure eight</source>
        <translation>Acht</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>Spirale</translation>
    </message>
    <message>
        <source>The pose of the portrait</source>
        <translation>Die Pose des Porträts</translation>
    </message>
    <message>
        <source>The front view</source>
        <translation>Die Ansicht von vorn</translation>
    </message>
    <message>
        <source>Seamless</source>
        <translation>Nahtlos</translation>
    </message>
    <message>
        <source>There and back</source>
        <translation>Hin und zurück</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <source>Soft at the ends</source>
        <translation>An den Enden weich</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>Resting at the ends</source>
        <translation>An den Enden ruhend</translation>
    </message>
    <message>
        <source>&amp;Path</source>
        <translation>Ba&amp;hn</translation>
    </message>
    <message>
        <source>To each &amp;side</source>
        <translation>Nach jeder &amp;Seite</translation>
    </message>
    <message>
        <source>&amp;Up and down</source>
        <translation>Auf und &amp;ab</translation>
    </message>
    <message>
        <source>Aroun&amp;d</source>
        <translation>U&amp;m</translation>
    </message>
    <message>
        <source>L&amp;oop</source>
        <translation>S&amp;chleife</translation>
    </message>
    <message>
        <source>Sp&amp;eed</source>
        <translation>&amp;Tempo</translation>
    </message>
    <message>
        <source>Video, MP4</source>
        <translation>Video, MP4</translation>
    </message>
    <message>
        <source>Pictures, PNG</source>
        <translation>Bilder, PNG</translation>
    </message>
    <message>
        <source>Contact sheet, PNG</source>
        <translation>Kontaktbogen, PNG</translation>
    </message>
    <message>
        <source>Animated GIF</source>
        <translation>Animiertes GIF</translation>
    </message>
    <message>
        <source>Video with alpha, WebM</source>
        <translation>Video mit Alpha, WebM</translation>
    </message>
    <message>
        <source>as square as it gets</source>
        <translation>so quadratisch wie möglich</translation>
    </message>
    <message>
        <source>Ou&amp;tput</source>
        <translation>Ausga&amp;be</translation>
    </message>
    <message>
        <source>Colum&amp;ns</source>
        <translation>Spalte&amp;n</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>&amp;Background</source>
        <translation>&amp;Hintergrund</translation>
    </message>
    <message>
        <source>A spiral does not end where it began.</source>
        <translation>Eine Spirale endet nicht, wo sie begann.</translation>
    </message>
    <message>
        <source>&amp;Views</source>
        <translation>Ansich&amp;ten</translation>
    </message>
    <message>
        <source>&amp;Frames</source>
        <translation>Bil&amp;der</translation>
    </message>
    <message>
        <source>Of single pictures only</source>
        <translation>Nur bei einzelnen Bildern</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Es ist kein Modell geladen.</translation>
    </message>
    <message>
        <source>This model cannot turn the head.</source>
        <translation>Dieses Modell kann den Kopf nicht drehen.</translation>
    </message>
    <message>
        <source>The model turns less than that: %1° to each side and %2° up and down are used.</source>
        <translation>Das Modell dreht weniger weit: %1° nach jeder Seite und %2° auf und ab werden verwendet.</translation>
    </message>
    <message>
        <source>The head turns further than this model shows well.</source>
        <translation>Der Kopf dreht sich weiter, als dieses Modell es gut zeigt.</translation>
    </message>
    <message>
        <source>Asks before it overwrites a file.</source>
        <translation>Fragt, bevor eine Datei überschrieben wird.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Animated PNG</source>
        <translation>Animiertes PNG</translation>
    </message>
    <message>
        <source>This build of Limner, or the system&apos;s FFmpeg, has no encoder for it.</source>
        <translation>Dieser Limner oder das FFmpeg des Systems hat keinen Encoder dafür.</translation>
    </message>
    <message>
        <source>MP4 holds no transparency; WebM, animated PNG and pictures do.</source>
        <translation>MP4 kennt keine Durchsichtigkeit; WebM, animiertes PNG und Einzelbilder schon.</translation>
    </message>
    <message>
        <source>GIF knows transparent or not, nothing in between; WebM and animated PNG keep the soft edge.</source>
        <translation>GIF kennt nur durchsichtig oder nicht; WebM und animiertes PNG behalten den weichen Rand.</translation>
    </message>
    <message>
        <source>Keys of the timeline</source>
        <translation>Schlüssel der Zeitleiste</translation>
    </message>
    <message>
        <source>The portrait has no keys.</source>
        <translation>Das Porträt hat keine Schlüssel.</translation>
    </message>
    <message>
        <source>Some keys turn the head further than this model can; there it turns as far as it goes.</source>
        <translation>Manche Schlüssel drehen den Kopf weiter, als dieses Modell kann; dort dreht er sich, so weit es geht.</translation>
    </message>
    <message>
        <source>Turned views of this model are approximate: it was trained on flat pictures.</source>
        <translation>Gedrehte Ansichten dieses Modells sind angenähert: Es wurde an flachen Bildern trainiert.</translation>
    </message>
    <message>
        <source>Start on the path</source>
        <translation>Beginn auf dem Weg</translation>
    </message>
    <message>
        <source>Part of the timeline</source>
        <translation>Teil der Zeitleiste</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Gap between the pictures</source>
        <translation>Abstand zwischen den Bildern</translation>
    </message>
    <message>
        <source> px gap</source>
        <translation> px Abstand</translation>
    </message>
    <message>
        <source>From in to out</source>
        <translation>Vom Anfangs- bis zum Endpunkt</translation>
    </message>
    <message>
        <source>All frames</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Samples per pixel</source>
        <translation>Samples je Pixel</translation>
    </message>
    <message>
        <source>Cro&amp;p</source>
        <translation>&amp;Zuschnitt</translation>
    </message>
    <message>
        <source>This model gives no label map.</source>
        <translation>Dieses Modell liefert keine Klassenkarte.</translation>
    </message>
    <message>
        <source>The crop lies outside the picture of %1 pixels.</source>
        <translation>Der Zuschnitt liegt außerhalb des Bildes von %1 Pixeln.</translation>
    </message>
    <message>
        <source>Sprite strip, PNG</source>
        <translation>Sprite-Streifen, PNG</translation>
    </message>
    <message>
        <source>MP4 has even sides: the last row or column of pixels is cut off.</source>
        <translation>MP4 hat gerade Seitenlängen: Die letzte Zeile oder Spalte von Pixeln wird abgeschnitten.</translation>
    </message>
</context>
<context>
    <name>limner::ui::TurntablePreview</name>
    <message>
        <source>The path at preview quality; click to pause. Amber: further than the model shows well.</source>
        <translation>Die Bahn in Vorschauqualität; Klick hält an. Bernstein: weiter, als das Modell es gut zeigt.</translation>
    </message>
    <message>
        <source>playing</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>limner::ui::ValueSlider</name>
    <message>
        <source>Type value</source>
        <translation>Wert eingeben</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Paste value</source>
        <translation>Wert einfügen</translation>
    </message>
    <message>
        <source>Reset value</source>
        <translation>Wert zurücksetzen</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>Schlüssel setzen</translation>
    </message>
</context>
<context>
    <name>limner::ui::VariationBoard</name>
    <message>
        <source>Variations of this face</source>
        <translation>Abwandlungen dieses Gesichts</translation>
    </message>
    <message>
        <source>Variation %1, %2 %</source>
        <translation>Abwandlung %1, %2 %</translation>
    </message>
</context>
<context>
    <name>limner::ui::ViewArea</name>
    <message>
        <source>Return to the view of the strokes</source>
        <translation>Zur Ansicht der Striche zurückkehren</translation>
    </message>
    <message>
        <source>Fit shape to painting</source>
        <translation>Form an die Malerei anpassen</translation>
    </message>
    <message>
        <source>Keep for this view</source>
        <translation>Für diese Ansicht behalten</translation>
    </message>
    <message>
        <source>The strokes stay with their view and come back when the head returns to it</source>
        <translation>Die Striche bleiben bei ihrer Ansicht und kommen wieder, wenn der Kopf zu ihr zurückkehrt</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Remove the strokes; Undo brings them back</source>
        <translation>Die Striche entfernen; „Rückgängig“ bringt sie wieder</translation>
    </message>
    <message>
        <source>The label map from a file stays still while the head turns</source>
        <translation>Die Klassenkarte aus der Datei bleibt stehen, während sich der Kopf dreht</translation>
    </message>
    <message>
        <source>Strokes belong to another view</source>
        <translation>Die Striche gehören zu einer anderen Ansicht</translation>
    </message>
    <message>
        <source>Strokes are kept for another view (%1). Click to return to it.</source>
        <translation>Striche sind für eine andere Ansicht (%1) aufgehoben. Klick kehrt zu ihr zurück.</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>From now on strokes are fitted by themselves</source>
        <translation>Striche werden von nun an von selbst angepasst</translation>
    </message>
    <message>
        <source>The head could take little of the painting</source>
        <translation>Der Kopf konnte wenig von der Malerei aufnehmen</translation>
    </message>
    <message>
        <source>The painting becomes a part of the head and is seen from all sides</source>
        <translation>Die Malerei wird ein Teil des Kopfes und ist von allen Seiten zu sehen</translation>
    </message>
    <message>
        <source>This model has no shape that a painting could change, or no room for more</source>
        <translation>Dieses Modell hat keine Form, die eine Malerei ändern könnte, oder keinen Platz für weitere</translation>
    </message>
</context>
<context>
    <name>limner::ui::WelcomePage</name>
    <message>
        <source>A portrait to turn, to paint and to restyle. No account, no network: all of it happens here.</source>
        <translation>Ein Porträt zum Drehen, Malen und Umgestalten. Ohne Konto und ohne Netz: Alles geschieht hier.</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Beginnen</translation>
    </message>
    <message>
        <source>Welcome to Limner</source>
        <translation>Willkommen bei Limner</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>&amp;Choose a model…</source>
        <translation>Modell &amp;wählen …</translation>
    </message>
    <message>
        <source>A published checkpoint or a model pack; it can be dropped here, too</source>
        <translation>Ein veröffentlichter Checkpoint oder ein Modellpaket; es kann auch hier abgelegt werden</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Drag in the portrait: the head follows the hand.</source>
        <translation>Im Porträt ziehen: Der Kopf folgt der Hand.</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Choose a class and paint in the map; the portrait follows the brush.</source>
        <translation>Eine Klasse wählen und in der Karte malen; das Porträt folgt dem Pinsel.</translation>
    </message>
    <message>
        <source>Take a style</source>
        <translation>Einen Stil übernehmen</translation>
    </message>
    <message>
        <source>Throw the dice of one part, or drag its style from another portrait.</source>
        <translation>Einen Teil neu würfeln oder seinen Stil aus einem anderen Porträt herüberziehen.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>%1 draws. Other models can be loaded at any time.</source>
        <translation>%1 zeichnet. Andere Modelle lassen sich jederzeit laden.</translation>
    </message>
    <message>
        <source>The model is still being loaded.</source>
        <translation>Das Modell wird noch geladen.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 GB: large published models may not fit.</source>
        <translation>%1 GB: Große veröffentlichte Modelle passen vielleicht nicht.</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>OpenGL</source>
        <translation>OpenGL</translation>
    </message>
    <message>
        <source>Without OpenGL: everything works, large windows are slower.</source>
        <translation>Ohne OpenGL: Alles geht, große Fenster sind langsamer.</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Stift</translation>
    </message>
    <message>
        <source>A pen is connected.</source>
        <translation>Ein Stift ist angeschlossen.</translation>
    </message>
    <message>
        <source>None was seen yet; the mouse paints, too.</source>
        <translation>Noch keiner zu sehen; auch die Maus malt.</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>No encoder; turntables are written as pictures.</source>
        <translation>Kein Encoder; Drehteller werden als Einzelbilder geschrieben.</translation>
    </message>
    <message>
        <source>%1; there is no encoder for %2.</source>
        <translation>%1; für %2 fehlt der Encoder.</translation>
    </message>
    <message>
        <source>&amp;Recovered work…</source>
        <translation>Wieder&amp;hergestelltes …</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;Show this page at the start</source>
        <translation>Diese Seite beim Start &amp;zeigen</translation>
    </message>
    <message>
        <source>With the portrait that is shown</source>
        <translation>Mit dem gezeigten Porträt</translation>
    </message>
    <message>
        <source>&amp;New from seed…</source>
        <translation>&amp;Neu aus Startwert …</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Import &amp;label map…</source>
        <translation>&amp;Klassenkarte importieren …</translation>
    </message>
    <message>
        <source>What was not saved when Limner ended last</source>
        <translation>Was nicht gespeichert war, als Limner zuletzt endete</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Letzte Projekte</translation>
    </message>
    <message>
        <source>%1
It is not there any more; File &gt; Open recent finds it.</source>
        <translation>%1
Nicht mehr da; Datei &gt; Zuletzt geöffnet findet es.</translation>
    </message>
    <message>
        <source>Projects that are saved or opened appear here.</source>
        <translation>Hier erscheinen Projekte, die gespeichert oder geöffnet wurden.</translation>
    </message>
</context>
<context>
    <name>limner::ui::WipeHandle</name>
    <message>
        <source>Line between before and after</source>
        <translation>Linie zwischen vorher und nachher</translation>
    </message>
    <message>
        <source>Drag the line between before and after</source>
        <translation>Die Linie zwischen vorher und nachher ziehen</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A portrait you can turn, restyle and repaint.</source>
        <translation>Ein Porträt, das Sie drehen, umgestalten und übermalen können.</translation>
    </message>
    <message>
        <source>Model to load: an id, or its folder.</source>
        <translation>Modell, das geladen wird: ein Name oder sein Ordner.</translation>
    </message>
    <message>
        <source>Look for models in this folder first.</source>
        <translation>Modelle zuerst in diesem Ordner suchen.</translation>
    </message>
    <message>
        <source>Threads that compute.</source>
        <translation>Threads, die rechnen.</translation>
    </message>
    <message>
        <source>Language of the interface: en, de, zh_CN ...</source>
        <translation>Sprache der Oberfläche: en, de, zh_CN ...</translation>
    </message>
    <message>
        <source>A setting for this run only, such as ui.theme=light.</source>
        <translation>Eine Einstellung nur für diesen Lauf, etwa ui.theme=light.</translation>
    </message>
    <message>
        <source>Projects, label maps, photos or models to open.</source>
        <translation>Projekte, Klassenkarten, Fotos oder Modelle, die geöffnet werden.</translation>
    </message>
    <message>
        <source>Compute on the processor, draw without OpenGL, default layout.</source>
        <translation>Auf dem Prozessor rechnen, ohne OpenGL zeichnen, Standardanordnung.</translation>
    </message>
    <message>
        <source>Workspace to begin with: paint, pose ..., or one of your own.</source>
        <translation>Arbeitsbereich zu Beginn: paint, pose ... oder ein eigener.</translation>
    </message>
    <message>
        <source>Open a window of its own, as every start does.</source>
        <translation>Ein eigenes Fenster öffnen, wie es jeder Start tut.</translation>
    </message>
    <message>
        <source>Limner ended three times shortly after its start. This time it computes on the processor, draws without OpenGL and has the panels of a first start; the next start is as usual.</source>
        <translation>Limner ist dreimal kurz nach dem Start abgestürzt. Diesmal rechnet es auf dem Prozessor, zeichnet ohne OpenGL und zeigt die Bedienfelder wie beim ersten Start; der nächste Start ist wie gewohnt.</translation>
    </message>
</context>
</TS>
