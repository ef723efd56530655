import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

var file = new File(basedir, 'target/classes/com/acme/Plain.class').canonicalPath
assert project.log("[WARNING] $file: FERMATA-002: class file version 999 is newer than this Fermata knows").size() == 1
assert project.classes().rewritten() == ['com/acme/App']
