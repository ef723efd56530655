import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

var app = new File(basedir, 'src/main/java/com/acme/App.java').path
assert project.log("[ERROR] $app:[12,1] FERMATA-107: ").size() == 1
assert project.log('Compile this class again too, or delete the output and compile all.').size() == 1
